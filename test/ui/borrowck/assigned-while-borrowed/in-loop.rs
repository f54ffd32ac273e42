fn main() {
    let mut n = 0;
    let mut seen: Vec<&i32> = Vec::new();
    while seen.len() < 3 {
        n += 1; //~ ERROR E0506 cannot assign to `n` because it is borrowed
        seen.push(&n);
    }
}
