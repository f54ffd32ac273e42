//@ edition: 2021
//@ verdict: M0004 E0700
fn counter<'a>(start: &'a i32, step: &i32) -> impl Fn() -> i32 + use<'a> {
    move || *start + *step
}

fn main() {
    let start = 1;
    let next = {
        let step = 2;
        counter(&start, &step)
    };
    println!("{}", next());
}
