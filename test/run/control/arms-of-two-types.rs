// Arms whose types differ only by a coercion meet in the type that all can become, also where `let` names no type.

struct Shelf {
    titles: Vec<String>,
}

impl Shelf {
    fn first(&self) -> &str {
        let title = match self.titles.first() {
            Some(title) => title,
            None => "nothing",
        };
        title
    }
}

fn main() {
    let shelf = Shelf { titles: vec![String::from("Emma")] };
    let empty = Shelf { titles: Vec::new() };
    println!("{} {}", shelf.first(), empty.first());

    let numbers = [1, 2, 3];
    let part = match numbers.len() {
        3 => &numbers,
        _ => &numbers[..0],
    };
    println!("{part:?}");

    let boxed = Box::new(7);
    let number = match shelf.titles.len() {
        0 => &0,
        _ => &*boxed,
    };
    println!("{number}");

    let operation = match number {
        7 => i32::saturating_add,
        _ => |a: i32, b: i32| a - b,
    };
    println!("{}", operation(1, 2));
}
