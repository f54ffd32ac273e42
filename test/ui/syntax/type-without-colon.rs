fn show(n i32) { //~ ERROR
    println!("x");
}

fn main() {
    show(1);
}
