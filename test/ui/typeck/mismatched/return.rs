fn name() -> String {
    "name" //~ ERROR E0308 mismatched types
}

fn main() {
    println!("{}", name());
}
