// Teaches: a function may not return a reference to one of its own variables: E0515. The buffer is freed
// when the function returns; the reference would dangle.
// Repair: return the `String` itself and let the caller own it.

fn initials(names: &[&str]) -> &'static str {
    let mut buffer = String::new();
    for name in names {
        if let Some(letter) = name.chars().next() {
            buffer.push(letter);
        }
    }
    buffer.as_str()
}

fn main() {
    let names = ["Grace", "Brewster", "Hopper"];
    println!("{}", initials(&names));
    println!("{}", initials(&names[1..]));
    println!("{}", initials(&[]));
}
