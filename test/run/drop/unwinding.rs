//@ exit: 101
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn take(d: D, v: &[i32], at: usize) -> i32 {
    let _local = D("local");
    let x = v[at];
    println!("read {x} with {}", d.0);
    x
}

fn build(v: &[i32]) -> (D, i32) {
    (D("in tuple"), take(D("parameter"), v, 3))
}

fn main() {
    let _a = D("a");
    let moved = D("moved");
    let _b = [D("b0"), D("b1")];
    let v = vec![1, 2, 3];
    take(moved, &v, 1);
    let boxed = Box::new(D("boxed"));
    let maybe = if v.len() > 5 { Some(D("no")) } else { None };
    let late;
    {
        let _inner = D("inner");
        late = build(&v);
    }
    println!("unreachable {} {} {}", boxed.0, maybe.is_some(), late.1);
}
