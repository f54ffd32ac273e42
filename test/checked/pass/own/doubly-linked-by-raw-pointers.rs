struct Node {
    value: u32,
    previous: *mut Node,
    next: *mut Node,
}

fn node(value: u32) -> *mut Node {
    Box::into_raw(Box::new(Node { value, previous: std::ptr::null_mut(), next: std::ptr::null_mut() }))
}

fn main() {
    unsafe {
        let (a, b) = (node(1), node(2));
        (*a).next = b;
        (*b).previous = a;
        assert_eq!((*(*b).previous).value + (*(*a).next).value, 3);
        drop(Box::from_raw(a));
        drop(Box::from_raw(b));
    }
}
