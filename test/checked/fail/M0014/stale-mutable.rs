//@ fault: M0014
struct Node {
    value: i32,
    next: *mut Node,
}

fn main() {
    let mut tail = Node { value: 2, next: std::ptr::null_mut() };
    let mut head = Node { value: 1, next: &raw mut tail };
    let kept = unsafe { &mut (*head.next).value };
    tail.value = 3;
    *kept += 1; //~ FAULT
    head.value += 1;
    println!("{} {}", head.value, tail.value);
}
