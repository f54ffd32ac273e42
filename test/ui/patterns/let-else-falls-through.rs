fn main() {
    let o = Some(3);
    let Some(n) = o else { //~ ERROR E0308 `else` clause of `let...else` does not diverge
        println!("none");
    };
    println!("{n}");
}
