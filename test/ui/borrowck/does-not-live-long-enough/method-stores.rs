struct Register<'a> {
    names: Vec<&'a str>,
}

impl<'a> Register<'a> {
    fn add(&mut self, name: &'a str) {
        self.names.push(name);
    }
}

fn main() {
    let mut reg = Register { names: Vec::new() };
    {
        let n = String::from("n");
        reg.add(&n); //~ ERROR E0597 `n` does not live long enough
    }
    println!("{}", reg.names.len());
}
