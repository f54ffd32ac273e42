fn main() {
    let mut v = vec![String::from("a")];
    v.push_from(&v[0]); //~ ERROR E0502 cannot borrow `v` as mutable because it is also borrowed as immutable
}

trait PushFrom {
    fn push_from(&mut self, s: &String);
}

impl PushFrom for Vec<String> {
    fn push_from(&mut self, s: &String) {
        self.push(s.clone());
    }
}
