// Teaches: `Option<Box<Node>>` as an owned list: pushing and popping move the rest of the list, walking it
// borrows, reversing it relinks without copying an element.

struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

struct List {
    head: Option<Box<Node>>,
    len: usize,
}

impl List {
    fn new() -> List {
        List { head: None, len: 0 }
    }

    fn push(&mut self, value: i32) {
        let rest = self.head.take();
        self.head = Some(Box::new(Node { value, next: rest }));
        self.len += 1;
    }

    fn pop(&mut self) -> Option<i32> {
        let node = self.head.take()?;
        self.head = node.next;
        self.len -= 1;
        Some(node.value)
    }

    fn append(&mut self, value: i32) {
        let mut end = &mut self.head;
        while let Some(node) = end {
            end = &mut node.next;
        }
        *end = Some(Box::new(Node { value, next: None }));
        self.len += 1;
    }

    fn reverse(&mut self) {
        let mut done = None;
        let mut todo = self.head.take();
        while let Some(mut node) = todo {
            todo = node.next.take();
            node.next = done;
            done = Some(node);
        }
        self.head = done;
    }

    fn print(&self) {
        print!("[{}]", self.len);
        let mut at = &self.head;
        while let Some(node) = at {
            print!(" {}", node.value);
            at = &node.next;
        }
        println!();
    }
}

impl Drop for List {
    fn drop(&mut self) {
        let mut freed = 0;
        while self.pop().is_some() {
            freed += 1;
        }
        println!("freed {freed} nodes");
    }
}

fn main() {
    let mut list = List::new();
    for value in 1..=4 {
        list.push(value * value);
    }
    list.print();
    list.append(0);
    list.reverse();
    list.print();
    println!("popped {:?} {:?}", list.pop(), list.pop());
    list.print();

    let mut empty = List::new();
    println!("popped {:?}", empty.pop());
    empty.append(5);
    empty.print();
}
