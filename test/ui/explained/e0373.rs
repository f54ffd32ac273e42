fn adder(step: i32) -> impl Fn(i32) -> i32 {
    |n| n + step //~ ERROR E0373 closure may outlive the current function, but it borrows `step`, which is owned by the current function
}

fn main() {
    println!("{}", adder(2)(3));
}
