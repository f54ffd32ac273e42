// Paths have parts, by which they are compared, cut and walked over.
use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

fn main() {
    for text in ["", "/", ".", "./a", "a/./b/../c//d/.", "/a//b/", "..", "//x", "a/.", "./.", ".hidden/.", "a/b/."] {
        let path = Path::new(text);
        let parts: Vec<Component> = path.components().collect();
        let mut backwards: Vec<Component> = path.components().rev().collect();
        backwards.reverse();
        assert_eq!(parts, backwards);
        println!("{text:?}: {parts:?} {:?}", path.iter().collect::<Vec<&OsStr>>());
        let mut front = path.components();
        front.next();
        let mut back = path.components();
        back.next_back();
        println!("    {:?} {:?} {:?}", path.components().as_path(), front.as_path(), back.as_path());
    }
    println!("{:?}", Path::new("/a/b").components());

    let path = Path::new("/usr/lib/x.tar.gz");
    println!("{:?}", path.ancestors().collect::<Vec<_>>());
    println!("{:?} {:?}", path.strip_prefix("/usr"), path.strip_prefix("usr").map_err(|error| error.to_string()));
    println!("{} {} {}", path.starts_with("/usr/lib/"), path.starts_with("/us"), path.ends_with("lib/x.tar.gz"));
    println!("{:?} {:?}", path.with_extension("zip"), path.with_file_name("y").with_extension("z"));
    println!("{:?} {:?} {:?}", path.file_prefix(), Path::new("..").file_prefix(), Path::new(".a.b").file_prefix());
    let mut buffer: PathBuf = ["a", "b", "c"].iter().collect();
    println!("{} {buffer:?} {}", buffer.set_extension("d"), PathBuf::from("/").set_extension("x"));

    println!("{} {}", Path::new("a//b/") == Path::new("a/b"), Path::new("./a") == Path::new("a"));
    println!("{} {}", PathBuf::from("a/b") == *Path::new("a/./b"), PathBuf::from("a") < PathBuf::from("a/b"));
    let unique: HashSet<PathBuf> = ["a/b", "a//b", "a/b/", "b"].into_iter().map(PathBuf::from).collect();
    println!("{}", unique.len());
    let mut sorted = vec![PathBuf::from("a-b"), PathBuf::from("a/b"), PathBuf::from("a")];
    sorted.sort();
    println!("{sorted:?}");
}
