// Probe 10: a reference to a local is returned.
fn make() -> &'static i32 {
    let local = 10 + std::mem::size_of::<usize>() as i32;
    &local //~ ERROR E0515 cannot return reference to local variable `local`
}

fn main() {
    println!("{}", make());
}
