// What a closure captures is dropped in the order of first use.
struct D(&'static str);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
fn main() {
    let mut a = D("a");
    let b = D("b");
    let c = move || { a = b; };
    drop(c);
    let mut x = (D("x0"), D("x1"));
    let y = D("y");
    let z = D("z");
    let c = move || { let _ = &z; x.1 = y; let _ = &x.0; };
    drop(c);
    let p = D("p");
    let q = D("q");
    let c = move || { let _ = p; let k = &q; let m = &p; };
    drop(c);
    println!("end");
}
