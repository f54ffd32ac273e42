fn put(slot: &mut u8, value: u8) {
    *slot = value;
}

fn main() {
    let mut n = 1;
    put(&mut n, n); //~ ERROR E0503 cannot use `n` because it was mutably borrowed
}
