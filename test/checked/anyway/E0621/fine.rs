//@ verdict: fine
fn larger<'a>(left: &'a i32, right: &i32) -> &'a i32 {
    if left > right { left } else { right }
}

fn main() {
    let (three, nine) = (3, 9);
    println!("{}", larger(&three, &nine));
}
