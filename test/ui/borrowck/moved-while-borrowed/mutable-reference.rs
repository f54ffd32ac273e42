fn main() {
    let mut n = 1;
    let r = &mut n;
    let s = &*r;
    let t = r; //~ ERROR E0505 cannot move out of `r` because it is borrowed
    println!("{s}");
    *t += 1;
}
