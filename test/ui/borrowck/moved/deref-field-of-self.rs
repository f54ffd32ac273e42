struct Node {
    text: String,
}

impl Node {
    fn into_text(self) -> String {
        self.text
    }

    fn twice(self) -> (String, usize) {
        let text = self.into_text();
        let n = self.text.len(); //~ ERROR E0382 borrow of moved value: `self`
        (text, n)
    }
}

fn main() {
    println!("{:?}", Node { text: String::new() }.twice());
}
