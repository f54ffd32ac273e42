// Teaches: a reference may not outlive what it points at. Rejected with E0597: `line` is dropped at the
// end of the inner block while `longest` still refers to it.
// Repair: declare the strings before the block, or keep a clone.

fn longer<'a>(left: &'a str, right: &'a str) -> &'a str {
    if right.len() > left.len() { right } else { left }
}

fn main() {
    let title = String::from("short");
    let mut longest: &str = &title;

    {
        let line = String::from("a somewhat longer line");
        longest = longer(longest, &line);
        println!("inside: {longest}");
    }

    println!("outside: {longest}");
}
