//@ verdict: M0010 E0596
fn grow(s: &[u8; 2]) {
    s.reverse();
}

fn main() {
    grow(&[1, 2]);
}
