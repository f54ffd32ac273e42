fn main() {
    let names = [String::from("a"), String::from("b")];
    for i in 0..2 {
        let n = names[i]; //~ ERROR E0508 cannot move out of type `[String; 2]`, a non-copy array
        println!("{n}");
    }
}
