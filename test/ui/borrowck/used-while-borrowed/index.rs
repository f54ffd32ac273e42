fn main() {
    let a = [1, 2, 3];
    let mut i = 0;
    let r = &mut i;
    println!("{}", a[i]); //~ ERROR E0503 cannot use `i` because it was mutably borrowed
    *r += 1;
}
