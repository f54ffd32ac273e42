fn main() {
    let n = 0x; //~ ERROR E0768 no valid digits found for number
    println!("{n}");
}
