//@ verdict: fine
fn main() {
    let mut x = Some(1);
    match x {
        None => println!("none"),
        Some(_) if { x = None; false } => println!("no"),
        Some(_) => println!("some"),
    }
}
