struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

struct Queue {
    head: Option<Box<Node>>,
    tail: *mut Node,
}

impl Queue {
    fn push(&mut self, value: i32) {
        let mut node = Box::new(Node { value, next: None });
        let raw: *mut Node = &mut *node;
        if self.tail.is_null() {
            self.head = Some(node);
        } else {
            unsafe { (*self.tail).next = Some(node) };
        }
        self.tail = raw;
    }

    fn pop(&mut self) -> Option<i32> {
        let node = self.head.take()?;
        self.head = node.next;
        if self.head.is_none() {
            self.tail = std::ptr::null_mut();
        }
        Some(node.value)
    }
}

fn main() {
    let mut q = Queue { head: None, tail: std::ptr::null_mut() };
    q.push(1);
    q.push(2);
    assert_eq!(q.pop(), Some(1));
    q.push(3);
    assert_eq!((q.pop(), q.pop(), q.pop()), (Some(2), Some(3), None));
}
