struct Node {
    value: i32,
    next: *mut Node,
    back: *mut Node,
}

fn insert_after(at: *mut Node, value: i32) -> *mut Node {
    let node = Box::into_raw(Box::new(Node { value, next: std::ptr::null_mut(), back: at }));
    unsafe {
        node.as_mut().unwrap().next = (*at).next;
        if let Some(next) = (*at).next.as_mut() {
            next.back = node;
        }
        let here = &mut *at;
        here.next = node;
    }
    node
}

fn main() {
    let head = Box::into_raw(Box::new(Node { value: 0, next: std::ptr::null_mut(), back: std::ptr::null_mut() }));
    let last = insert_after(head, 2);
    let middle = insert_after(head, 1);
    unsafe {
        let one = &mut *middle;
        one.value += (*one.next).value * 10;
        let back = &*(*last).back;
        println!("{} {}", back.value, (*back.back).value);
        let mut at = head;
        while !at.is_null() {
            let next = (*at).next;
            drop(Box::from_raw(at));
            at = next;
        }
    }
}
