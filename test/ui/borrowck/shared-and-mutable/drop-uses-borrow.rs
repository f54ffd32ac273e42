struct Log<'a> {
    lines: &'a Vec<String>,
}

impl<'a> Drop for Log<'a> {
    fn drop(&mut self) {
        println!("{} lines", self.lines.len());
    }
}

fn main() {
    let mut lines = vec![String::from("one")];
    let _log = Log { lines: &lines };
    lines.push(String::from("two")); //~ ERROR E0502 cannot borrow `lines` as mutable because it is also borrowed as immutable
}
