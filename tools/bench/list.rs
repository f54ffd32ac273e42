// A singly linked list: pushing, reversing in place, summing, taking apart.

struct Node {
    value: u64,
    next: Option<Box<Node>>,
}

struct List {
    head: Option<Box<Node>>,
}

impl List {
    fn push(&mut self, value: u64) {
        let next = self.head.take();
        self.head = Some(Box::new(Node { value, next }));
    }

    fn pop(&mut self) -> Option<u64> {
        match self.head.take() {
            None => None,
            Some(node) => {
                let Node { value, next } = *node;
                self.head = next;
                Some(value)
            }
        }
    }

    fn reverse(&mut self) {
        let mut rest = self.head.take();
        while let Some(mut node) = rest {
            rest = node.next.take();
            node.next = self.head.take();
            self.head = Some(node);
        }
    }

    fn sum(&self) -> u64 {
        let mut total = 0;
        let mut current = &self.head;
        while let Some(node) = current {
            total += node.value;
            current = &node.next;
        }
        total
    }
}

fn main() {
    let mut list = List { head: None };
    let mut total = 0;
    for round in 0..10 {
        for i in 0..3_000 {
            list.push(i + round);
        }
        list.reverse();
        total += list.sum();
        while let Some(value) = list.pop() {
            total += value % 3;
        }
    }
    println!("{total}");
}
