//@ verdict: M0002 E0382
fn main() {
    let v = Box::new(1);
    drop(v);
    drop(v);
}
