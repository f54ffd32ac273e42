//@ fault: M0014
struct Counter {
    hits: u32,
}

impl Counter {
    fn hit(&self) {
        let this = self as *const Counter as *mut Counter;
        unsafe { (*this).hits += 1 }; //~ FAULT
    }
}

fn main() {
    let counter = Counter { hits: 0 };
    let shared = &counter;
    shared.hit();
    println!("{}", shared.hits);
}
