fn main() {
    let n = 1 + 1.0; //~ ERROR E0277 cannot add a float to an integer
    println!("{n}");
}
