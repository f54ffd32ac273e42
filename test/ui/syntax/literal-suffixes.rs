// Suffixes of literals that are used.
macro_rules! through {
    ($e:expr) => {
        $e
    };
}

fn main() {
    let number = 1meter; //~ ERROR invalid suffix `meter` for number literal
    let text = "text"suffix; //~ ERROR suffixes on string literals are invalid
    let float = 2.0f80; //~ ERROR invalid width `80` for float literal
    let binary = 0b1f32; //~ ERROR binary float literal is not supported
    let character = 'a'c; //~ ERROR suffixes on char literals are invalid
    let width = 1i7; //~ ERROR invalid width `7` for integer literal
    let in_a_macro = through!(1meter); //~ ERROR invalid suffix `meter` for number literal
    println!("text"suffix); //~ ERROR suffixes on string literals are invalid
}
