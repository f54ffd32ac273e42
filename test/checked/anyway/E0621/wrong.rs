//@ verdict: M0004 E0621
fn larger<'a>(left: &'a i32, right: &i32) -> &'a i32 {
    if left > right { left } else { right }
}

fn main() {
    let three = 3;
    let most = {
        let nine = 9;
        larger(&three, &nine)
    };
    println!("{most}");
}
