fn boxed<T: std::fmt::Display>(t: T) -> Box<dyn std::fmt::Display> {
    Box::new(t) //~ ERROR E0310 the parameter type `T` may not live long enough
}

fn main() {
    println!("{}", boxed(1));
}
