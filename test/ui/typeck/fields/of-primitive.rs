fn main() {
    let n = 5u32;
    println!("{}", n.value); //~ ERROR E0610 `u32` is a primitive type and therefore doesn't have fields
}
