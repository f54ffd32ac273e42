fn main() {
    let v = vec![String::from("a")];
    for &s in &v { //~ ERROR E0507 cannot move out of a shared reference
        println!("{s}");
    }
}
