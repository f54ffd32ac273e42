fn main() {
    let (a, a) = (1, 2); //~ ERROR E0416 identifier `a` is bound more than once in the same pattern
    println!("{a}");
}
