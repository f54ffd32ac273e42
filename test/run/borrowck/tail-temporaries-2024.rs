use std::cell::RefCell;

fn len() -> usize {
    let c = RefCell::new(String::from("abc"));
    c.borrow().len()
}

fn pop(c: &RefCell<Vec<i32>>) -> i32 {
    if let Some(x) = c.borrow().last() {
        x + 1
    } else {
        c.borrow_mut().push(1);
        0
    }
}

fn main() {
    println!("{}", len());
    let c = RefCell::new(Vec::new());
    println!("{} {}", pop(&c), pop(&c));
}
