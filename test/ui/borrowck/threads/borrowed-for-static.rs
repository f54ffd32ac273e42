// A reference that is moved into a thread must point at what never ends.
use std::thread;

fn reference() {
    let text = String::from("here");
    let borrowed = &text; //~ ERROR E0597
    thread::spawn(move || println!("{borrowed}"));
}

fn slice() {
    let values = vec![1, 2, 3];
    let (left, right) = values.split_at(1); //~ ERROR E0597
    let a = thread::spawn(move || left.len());
    let b = thread::spawn(move || right.len());
    println!("{:?} {:?}", a.join(), b.join());
}

fn temporary() {
    let handle = {
        let inner = [1, 2];
        let first = &inner[0]; //~ ERROR E0597
        thread::spawn(move || *first)
    };
    println!("{:?}", handle.join());
}

fn fine() {
    let literal = "for ever";
    let leaked: &'static [i32] = Box::leak(Box::new([1, 2]));
    thread::spawn(move || println!("{literal} {leaked:?}"));
    let promoted = &5;
    thread::spawn(move || *promoted);
}

fn main() {
    fine();
}
