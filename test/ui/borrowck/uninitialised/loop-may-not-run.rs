fn last(n: u32) -> u32 {
    let found: u32;
    let mut i = 0;
    while i < n {
        if i * i > 10 {
            found = i;
            return found;
        }
        i += 1;
    }
    found //~ ERROR E0381 used binding `found` is possibly-uninitialized
}

fn main() {
    println!("{}", last(3));
}
