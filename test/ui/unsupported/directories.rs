use std::fs;

fn main() {
    println!("{}", fs::create_dir("made").is_ok()); //~ ERROR F0001
}
