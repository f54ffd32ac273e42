struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn run(flag: bool) {
    let mut d = D("first");
    if flag {
        drop(d);
        println!("gone");
        d = D("second");
    }
    println!("have {}", d.0);
    let e = D("e");
    if !flag {
        let _f = e;
    }
    println!("end {flag}");
}

fn main() {
    run(true);
    run(false);
}
