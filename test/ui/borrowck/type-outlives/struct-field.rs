struct Forever<T> {
    r: &'static T, //~ ERROR E0310 the parameter type `T` may not live long enough
}

fn main() {
    let f = Forever { r: &5 };
    println!("{}", f.r);
}
