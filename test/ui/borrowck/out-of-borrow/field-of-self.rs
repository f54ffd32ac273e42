struct Named {
    name: String,
}

impl Named {
    fn name(&self) -> String {
        self.name //~ ERROR E0507 cannot move out of `self.name` which is behind a shared reference
    }
}

fn main() {
    println!("{}", Named { name: String::from("n") }.name());
}
