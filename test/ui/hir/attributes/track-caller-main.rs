// Nobody calls `main`.
#[track_caller] //~ ERROR `main` function is not allowed to be `#[track_caller]`
fn main() {}
