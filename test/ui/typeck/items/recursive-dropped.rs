// A type of infinite size, of which code is to be made: whether it needs a drop depends on itself. By way of another type's
// argument it does not.

enum List { //~ ERROR E0072 recursive type `List` has infinite size
    //~^ ERROR E0391 cycle detected when computing when `List` needs drop
    Cons(i32, List),
    Nil,
}

struct Node { //~ ERROR E0072 recursive type `Node` has infinite size
    value: i32,
    next: Option<Node>,
}

fn main() {
    let list = List::Cons(1, List::Cons(2, List::Nil));
    if let List::Cons(first, _) = list {
        println!("{first}");
    }
    let node = Node { value: 1, next: None };
    println!("{} {}", node.value, node.next.is_some());
}
