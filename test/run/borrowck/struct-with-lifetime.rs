struct Words<'a> {
    text: &'a str,
}

impl<'a> Words<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let text = self.text.trim_start();
        if text.is_empty() {
            return None;
        }
        let end = text.find(' ').unwrap_or(text.len());
        self.text = &text[end..];
        Some(&text[..end])
    }
}

fn main() {
    let line = String::from("  the quick  fox ");
    let first;
    let second;
    {
        let mut words = Words { text: &line };
        first = words.next();
        second = words.next();
        println!("{:?} {:?}", words.next(), words.next());
    }
    println!("{first:?} {second:?}");
}
