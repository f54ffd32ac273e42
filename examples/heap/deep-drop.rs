// Teaches: freeing is work too. When the head of a long list dies, every node behind it dies with it: under ownership in
// a chain of drops, under counting in one long pause. A collector takes the garbage whenever it likes.
// See it: `ferrule compare examples/heap/deep-drop.rs`

struct Node {
    value: u32,
    next: Option<Box<Node>>,
}

fn main() {
    let mut head: Option<Box<Node>> = None;
    for value in 0..300 {
        head = Some(Box::new(Node { value, next: head }));
    }
    let first = head.as_ref().map_or(0, |node| node.value);
    drop(head);
    println!("the list that began with {first} is gone");
}
