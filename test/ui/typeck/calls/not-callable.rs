fn main() {
    let n = 5;
    println!("{}", n(1)); //~ ERROR E0618 expected function, found `{integer}`
}
