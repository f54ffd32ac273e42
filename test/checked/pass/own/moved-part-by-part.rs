struct Pair {
    left: String,
    right: String,
}

fn main() {
    let p = Pair { left: String::from("l"), right: String::from("r") };
    let right = &raw const p.right;
    let left = p.left;
    assert_eq!(unsafe { (&*right).len() } + left.len(), 2);
}
