// A list of boxes: each node a block of its own, freed from the front.
struct Node {
    value: u32,
    next: Option<Box<Node>>,
}

fn sum(list: &Option<Box<Node>>) -> u32 {
    match list {
        Some(node) => node.value + sum(&node.next), //~ MEMORY
        None => 0,
    }
}

fn main() {
    let mut list = None;
    for value in [30, 20, 10] {
        list = Some(Box::new(Node { value, next: list }));
    }
    println!("{}", sum(&list)); //~ MEMORY
    list = list.unwrap().next;
    println!("{}", sum(&list)); //~ MEMORY
}
