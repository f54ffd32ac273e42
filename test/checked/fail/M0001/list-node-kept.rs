//@ fault: M0001
struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

fn main() {
    let mut head = Node { value: 1, next: Some(Box::new(Node { value: 2, next: None })) };
    let second: *const Node = head.next.as_deref().unwrap();
    head.next = None;
    println!("{} {}", head.value, unsafe { (*second).value }); //~ FAULT
}
