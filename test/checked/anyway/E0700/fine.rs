//@ edition: 2021
//@ verdict: fine
fn counter(start: &i32) -> impl Fn() -> i32 {
    move || *start + 1
}

fn main() {
    let start = 1;
    println!("{}", counter(&start)());
}
