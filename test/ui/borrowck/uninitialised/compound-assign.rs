fn main() {
    let mut total: i32;
    for i in 0..3 {
        total += i; //~ ERROR E0381 used binding `total` isn't initialized
    }
}
