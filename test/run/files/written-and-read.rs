//@ exit: 1
// Files are made, written, added to and read; what goes wrong has the system's numbers.
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Write};

fn lines(path: &str) -> io::Result<usize> {
    let mut count = 0;
    for line in BufReader::new(File::open(path)?).lines() {
        println!("{}", line?);
        count += 1;
    }
    Ok(count)
}

fn main() -> io::Result<()> {
    fs::write("poem.txt", "one\ntwo\n")?;
    let mut more = OpenOptions::new().append(true).open("poem.txt")?;
    writeln!(more, "three")?;
    drop(more);
    println!("{:?}", lines("poem.txt"));
    println!("{:?}", lines("no poem.txt"));
    println!("{:?}", fs::read("poem.txt")?.len());

    let mut file = File::options().read(true).write(true).open("poem.txt")?;
    let mut start = [0; 3];
    file.read_exact(&mut start)?;
    file.write_all(b"|")?;
    println!("{:?} {:?}", start, fs::read_to_string("poem.txt"));

    println!("{:?}", File::create_new("poem.txt").map(|_| ()));
    println!("{:?}", OpenOptions::new().read(true).truncate(true).open("poem.txt").map(|_| ()));
    println!("{:?}", OpenOptions::new().open("poem.txt").map(|_| ()));
    println!("{:?}", File::open("a\0b").map(|_| ()));
    println!("{:?}", File::open("poem.txt")?.write(b"x"));
    fs::write("bytes", [0xff])?;
    println!("{:?}", fs::read_to_string("bytes"));
    File::create("poem.txt")?;
    println!("{:?}", fs::read_to_string("poem.txt"));

    if let Err(error) = File::open("missing.txt") {
        println!("{error}, {:?}, {:?}", error.kind(), error.raw_os_error());
    }
    File::open("missing.txt")?;
    Ok(())
}
