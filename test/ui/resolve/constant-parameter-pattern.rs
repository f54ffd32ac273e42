fn is<const N: u32>(x: u32) -> bool {
    match x {
        N => true, //~ ERROR E0158 constant parameters cannot be referenced in patterns
        _ => false,
    }
}

fn main() {
    println!("{}", is::<3>(3));
}
