struct Node {
    next: Option<Box<Node>>,
}

fn skip(n: &mut Node) -> usize {
    if let Some(b) = n.next { //~ ERROR E0507 cannot move out of `n.next` as enum variant `Some` which is behind a mutable reference
        return b.next.is_some() as usize;
    }
    0
}

fn main() {
    println!("{}", skip(&mut Node { next: None }));
}
