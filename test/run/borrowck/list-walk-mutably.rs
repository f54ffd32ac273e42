struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

fn last(mut at: &mut Node) -> &mut Node {
    while at.next.is_some() {
        at = at.next.as_mut().unwrap();
    }
    at
}

fn main() {
    let mut head = Node { value: 1, next: None };
    for i in 2..5 {
        last(&mut head).next = Some(Box::new(Node { value: i, next: None }));
    }
    last(&mut head).value = 100;
    let mut at = Some(&head);
    while let Some(n) = at {
        print!("{} ", n.value);
        at = n.next.as_deref();
    }
    println!();
}
