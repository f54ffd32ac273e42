enum Message {
    Text { from: String, body: String },
    Quit,
}

fn main() {
    let m = Message::Text { from: String::from("a"), body: String::from("b") };
    match m {
        Message::Text { body, .. } => println!("{body}"),
        Message::Quit => {}
    }
    if let Message::Text { from, body } = &m { //~ ERROR E0382 borrow of partially moved value: `m`
        println!("{from} {body}");
    }
}
