// Teaches: a binary search tree of boxes: recursion over an owned structure, inserting through
// `&mut Option<Box<_>>`, and taking a subtree apart by moving out of its box.

#[derive(Debug)]
struct Tree {
    key: u32,
    text: String,
    left: Option<Box<Tree>>,
    right: Option<Box<Tree>>,
}

fn insert(slot: &mut Option<Box<Tree>>, key: u32, text: &str) {
    match slot {
        None => {
            let leaf = Tree { key, text: text.to_string(), left: None, right: None };
            *slot = Some(Box::new(leaf));
        }
        Some(node) if key < node.key => insert(&mut node.left, key, text),
        Some(node) if key > node.key => insert(&mut node.right, key, text),
        Some(node) => node.text = text.to_string(),
    }
}

fn find(mut slot: &Option<Box<Tree>>, key: u32) -> Option<&str> {
    while let Some(node) = slot {
        if key == node.key {
            return Some(&node.text);
        }
        slot = if key < node.key { &node.left } else { &node.right };
    }
    None
}

fn height(slot: &Option<Box<Tree>>) -> usize {
    match slot {
        None => 0,
        Some(node) => {
            let (left, right) = (height(&node.left), height(&node.right));
            1 + if left > right { left } else { right }
        }
    }
}

fn into_sorted(slot: Option<Box<Tree>>, into: &mut Vec<(u32, String)>) {
    if let Some(node) = slot {
        let Tree { key, text, left, right } = *node;
        into_sorted(left, into);
        into.push((key, text));
        into_sorted(right, into);
    }
}

fn main() {
    let mut root = None;
    for (key, text) in [(50, "fifty"), (20, "twenty"), (70, "seventy"), (10, "ten"), (30, "thirty")] {
        insert(&mut root, key, text);
    }
    insert(&mut root, 20, "a score");

    println!("20: {:?}", find(&root, 20));
    println!("60: {:?}", find(&root, 60));
    println!("height {}", height(&root));
    if let Some(node) = &root {
        println!("right of the root: {:?}", node.right);
    }

    let mut sorted = Vec::new();
    into_sorted(root, &mut sorted);
    for (key, text) in &sorted {
        println!("{key:>3} {text}");
    }
}
