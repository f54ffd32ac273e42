// Teaches: a struct that holds a reference may not outlive what it refers to. Rejected with E0597: the
// excerpt is kept, the book is dropped at the end of the block.
// Repair: let the book live as long as the excerpt, or let `Excerpt` own a `String`.

struct Excerpt<'a> {
    part: &'a str,
    page: u32,
}

impl<'a> Excerpt<'a> {
    fn of(text: &'a str, page: u32) -> Excerpt<'a> {
        let end = if text.len() < 12 { text.len() } else { 12 };
        Excerpt { part: &text[..end], page }
    }
}

fn main() {
    let excerpt;
    {
        let book = String::from("It was a dark and stormy night");
        excerpt = Excerpt::of(&book, 1);
        println!("copied from page {}", excerpt.page);
    }
    println!("“{}…”", excerpt.part);
}
