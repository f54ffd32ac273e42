//@ verdict: M0001 E0384
// The pointer relies on the name never standing for anything else.
fn main() {
    let names = vec![String::from("a"), String::from("b")];
    let first: *const String = &names[0];
    names = vec![String::from("c")];
    println!("{} {}", unsafe { (*first).len() }, names.len());
}
