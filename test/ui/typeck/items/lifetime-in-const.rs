const WORDS: Words = Words { first: "a" };

struct Words<'a> {
    first: &str, //~ ERROR E0106 missing lifetime specifier
}

fn main() {
    println!("{}", WORDS.first);
}
