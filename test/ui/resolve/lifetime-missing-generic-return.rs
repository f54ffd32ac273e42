fn none() -> Option<&u32> { //~ ERROR E0106 missing lifetime specifier
    None
}

fn main() {
    println!("{:?}", none());
}
