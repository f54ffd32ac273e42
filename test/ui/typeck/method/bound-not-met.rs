struct Wrap<T>(T);

impl<T: Copy> Wrap<T> {
    fn get(&self) -> T {
        self.0
    }
}

fn main() {
    let w = Wrap(String::new());
    w.get(); //~ ERROR E0599 the method `get` exists for struct `Wrap<String>`, but its trait bounds were not satisfied
}
