// What is dropped before it is assigned is an error once; a number is two.
fn main() {
    let s = String::new();
    let n = 1;
    let (r, q) = (&s, &n);
    s = String::from("b"); //~ ERROR E0506 cannot assign to `s` because it is borrowed
    n = 2; //~ ERROR E0384 cannot assign twice to immutable variable `n`
//~^ ERROR E0506 cannot assign to `n` because it is borrowed
    println!("{r} {q}");
}
