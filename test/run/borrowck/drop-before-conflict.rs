struct Log<'a> {
    lines: &'a mut Vec<String>,
}

impl Drop for Log<'_> {
    fn drop(&mut self) {
        self.lines.push(String::from("dropped"));
    }
}

fn main() {
    let mut lines = vec![String::from("one")];
    {
        let log = Log { lines: &mut lines };
        log.lines.push(String::from("two"));
    }
    lines.push(String::from("three"));
    let log = Log { lines: &mut lines };
    drop(log);
    println!("{lines:?}");
}
