fn main() {
    let mut n = 1;
    let r = &mut n;
    let s = r;
    *s += 1;
    *r += 1; //~ ERROR E0382 use of moved value: `r`
}
