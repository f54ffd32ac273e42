//@ verdict: fine
fn local() -> &'static i32 {
    let n = std::env::args().count() as i32;
    &n
}

fn main() {
    let _unused = local();
    println!("nobody looked");
}
