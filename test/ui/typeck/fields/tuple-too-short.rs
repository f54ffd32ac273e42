fn main() {
    let t = (1, 2);
    println!("{}", t.2); //~ ERROR E0609 no field `2` on type `({integer}, {integer})`
}
