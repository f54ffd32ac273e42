// Paths are taken apart and put together.
use std::path::{Path, PathBuf};

fn main() {
    for text in ["", "/", "a", "a/", "a/.", "..", "a/..", ".rc", "/x", "a//b", "./a", "/a/b/c.tar.gz"] {
        let path = Path::new(text);
        println!(
            "{path:?}: {:?} {:?} {:?} {:?} {}",
            path.file_name(),
            path.file_stem(),
            path.extension(),
            path.parent(),
            path.is_absolute(),
        );
    }
    let mut buffer = PathBuf::from("x");
    buffer.push("y");
    buffer.push("z.txt");
    println!("{}", buffer.display());
    buffer.set_file_name("w");
    println!("{buffer:?} {} {buffer:?}", buffer.join("/root").display());
    buffer.pop();
    buffer.push("/other");
    println!("{:>8}|{}", buffer.display(), Path::new("q").join("r").to_string_lossy());
}
