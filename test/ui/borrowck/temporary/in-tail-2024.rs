struct Holder {
    names: Vec<String>,
}

impl Holder {
    fn copy(&self) -> Vec<String> {
        self.names.clone()
    }
}

fn main() {
    let h = Holder { names: vec![String::from("a")] };
    let n = { h.copy().iter() }.next(); //~ ERROR E0716 temporary value dropped while borrowed
    println!("{n:?}");
}
