struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn early(flag: bool) -> &'static str {
    let _a = D("early a");
    if flag {
        let _b = D("early b");
        return "returned";
    }
    let _c = D("early c");
    "fell through"
}

fn main() {
    let _x = D("x");
    let _y = D("y");
    {
        let _z = D("z");
        println!("inner");
    }
    println!("{}", early(true));
    println!("{}", early(false));
    let _ = D("underscore");
    let _kept = D("kept");
    _ = D("assigned to underscore");
    D("statement");
    let moved = D("moved");
    let again = moved;
    println!("{}", again.0);
    let shadow = D("shadow 1");
    let shadow = D(if shadow.0.len() > 3 { "shadow 2" } else { "?" });
    println!("{}", shadow.0);
    std::mem::drop(again);
    std::mem::forget(D("forgotten"));
    println!("end");
}
