async fn later() -> u32 { //~ ERROR F0001
    1
}

fn main() {
    drop(later());
}
