fn show(n: i32) {
    n + 1 //~ ERROR E0308 mismatched types
}

fn main() {
    show(1);
}
