struct Node<'a> {
    name: String,
    other: Option<&'a Node<'a>>,
}

impl<'a> Drop for Node<'a> {
    fn drop(&mut self) {
        println!("{} {}", self.name, self.other.is_some());
    }
}

fn main() {
    let mut a = Node { name: String::from("a"), other: None };
    let b = Node { name: String::from("b"), other: None };
    a.other = Some(&b); //~ ERROR E0597 `b` does not live long enough
}
