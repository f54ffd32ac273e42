// Teaches: moving a value out from behind `&mut` by leaving another in its place:
// `mem::take`, `mem::replace`, `mem::swap`, `Option::take`.

use std::mem;

#[derive(Debug)]
struct Inbox {
    current: String,
    archive: Vec<String>,
    pinned: Option<String>,
}

impl Inbox {
    fn new() -> Inbox {
        Inbox { current: String::new(), archive: Vec::new(), pinned: None }
    }

    fn write(&mut self, text: &str) {
        if !self.current.is_empty() {
            self.current.push(' ');
        }
        self.current.push_str(text);
    }

    fn file(&mut self) {
        let done = mem::take(&mut self.current);
        self.archive.push(done);
    }

    fn pin(&mut self, text: &str) -> Option<String> {
        mem::replace(&mut self.pinned, Some(String::from(text)))
    }

    fn unpin(&mut self) -> Option<String> {
        self.pinned.take()
    }
}

fn main() {
    let mut inbox = Inbox::new();
    inbox.write("hello");
    inbox.write("there");
    inbox.file();
    inbox.write("second");
    println!("{inbox:?}");

    println!("pinned before: {:?}", inbox.pin("buy milk"));
    println!("pinned before: {:?}", inbox.pin("buy bread"));
    println!("unpinned: {:?}", inbox.unpin());
    println!("unpinned again: {:?}", inbox.unpin());

    let mut other = Inbox::new();
    other.write("other");
    mem::swap(&mut inbox, &mut other);
    println!("inbox {:?}, other {:?}", inbox.current, other.current);
}
