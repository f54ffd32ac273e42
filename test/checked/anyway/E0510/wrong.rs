//@ verdict: M0006 E0510
// The guard empties what the match has already found to be full.
fn main() {
    let mut name = Some(String::from("ferrule"));
    match name {
        None => println!("no name"),
        Some(_) if { name = None; false } => println!("not taken"),
        Some(ref text) => println!("{}", text.as_bytes()[0]),
    }
}
