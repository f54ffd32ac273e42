// Binary trees of boxes, made and dropped over and over: the allocator and drop glue.

struct Tree {
    left: Option<Box<Tree>>,
    right: Option<Box<Tree>>,
}

fn grow(depth: u32) -> Tree {
    if depth == 0 {
        Tree { left: None, right: None }
    } else {
        Tree { left: Some(Box::new(grow(depth - 1))), right: Some(Box::new(grow(depth - 1))) }
    }
}

fn count(tree: &Tree) -> u32 {
    let mut total = 1;
    if let Some(left) = &tree.left {
        total += count(left);
    }
    if let Some(right) = &tree.right {
        total += count(right);
    }
    total
}

fn main() {
    let mut total = 0;
    for _ in 0..40 {
        total += count(&grow(11));
    }
    println!("{total}");
}
