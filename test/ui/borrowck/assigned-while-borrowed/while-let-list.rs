struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

fn main() {
    let mut head = Node { value: 1, next: None };
    let mut at = &mut head;
    let keep = &mut at.value;
    while let Some(ref mut next) = at.next {
        at = next;
    }
    at.value = 2; //~ ERROR E0506 cannot assign to `at.value` because it is borrowed
    *keep = 3;
}
