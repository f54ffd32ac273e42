trait Named {
    fn name(&self) -> &str;
    fn rename(&mut self, to: &str);
}

struct Cat {
    name: String,
}

impl Named for Cat {
    fn name(&self) -> &str {
        &self.name
    }
    fn rename(&mut self, to: &str) {
        self.name = to.to_string();
    }
}

fn double<T: Named>(t: &mut T) {
    let n = t.name();
    t.rename(n); //~ ERROR E0502 cannot borrow `*t` as mutable because it is also borrowed as immutable
}

fn main() {
    let mut c = Cat { name: String::from("c") };
    double(&mut c);
}
