//@ exit: 7
fn fail(code: i32) -> ! {
    println!("leaving with {code}");
    std::process::exit(code)
}

fn check(n: i32) -> i32 {
    let x: i32 = match n {
        0..=9 => n,
        10 => return 100,
        _ => fail(7),
    };
    x * 2
}

fn main() {
    println!("{}", check(3));
    println!("{}", check(10));
    let _s = String::from("not dropped on exit");
    println!("{}", check(11));
}
