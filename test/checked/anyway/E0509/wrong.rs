//@ verdict: M0005 E0509
struct Log {
    name: String,
}

impl Drop for Log {
    fn drop(&mut self) {
        println!("closing {}", self.name);
    }
}

fn main() {
    let l = Log { name: String::from("log") };
    let name = l.name;
    println!("{name}");
}
