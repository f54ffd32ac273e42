fn open(b: &Box<String>) -> String {
    **b //~ ERROR E0507 cannot move out of `**b` which is behind a shared reference
}

fn main() {
    println!("{}", open(&Box::new(String::from("b"))));
}
