struct Bag {
    items: Vec<String>,
}

fn empty(bag: &mut Bag) {
    for item in bag.items { //~ ERROR E0507 cannot move out of `bag.items` which is behind a mutable reference
        println!("{item}");
    }
}

fn main() {
    empty(&mut Bag { items: Vec::new() });
}
