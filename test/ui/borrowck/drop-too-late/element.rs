struct Writer<'a> {
    out: &'a mut Vec<String>,
}

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        self.out.clear();
    }
}

fn first<'a>(w: Writer<'a>) -> &'a mut String {
    &mut w.out[0] //~ ERROR E0713 borrow may still be in use when destructor runs
}

fn main() {
    let mut v = vec![String::new()];
    first(Writer { out: &mut v }).push('x');
}
