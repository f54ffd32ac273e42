//@ exit: 101
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn fail(why: &str) -> D {
    panic!("failed: {why}");
}

fn three(a: D, b: D, c: D) {
    println!("{} {} {}", a.0, b.0, c.0);
}

struct S {
    x: D,
    y: D,
}

fn main() {
    let s = S { x: D("x"), y: D("y") };
    let _x = s.x;
    let v = vec![D("v0"), D("v1")];
    println!("{} {}", v.len(), s.y.0);
    three(D("first"), D("second"), fail("third"));
}
