fn make<T: Default>() -> T {
    T::default()
}

fn main() {
    println!("{}", make::<u8, u8>()); //~ ERROR E0107 function takes 1 generic argument but 2 generic arguments were supplied
}
