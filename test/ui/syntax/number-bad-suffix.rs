fn main() {
    let n = 5xyz; //~ ERROR invalid suffix `xyz` for number literal
    println!("{n}");
}
