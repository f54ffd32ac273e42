//@ edition: 2021
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

impl D {
    fn opt(&self, some: bool) -> Option<usize> {
        if some { Some(self.0.len()) } else { None }
    }
}

fn tail() -> usize {
    let _local = D("local");
    D("tail temporary").opt(true).unwrap_or(0)
}

fn main() {
    if let Some(n) = D("else").opt(false) {
        println!("body {n}");
    } else {
        println!("else branch");
    }
    println!("{}", tail());
    let x = { D("block").0.len() };
    println!("{x}");
}
