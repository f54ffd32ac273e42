#[derive(Debug)]
enum Message {
    Move { x: i32, y: i32 },
    Text(String),
}

fn main() {
    let list = [Message::Move { x: 1, y: 2 }, Message::Text(String::from("t"))];
    for m in list {
        match m {
            Message::Move { x, y } => println!("{}", x + y),
            Message::Text(_) => println!("text"),
        }
        println!("{m:?}");
    }
}
