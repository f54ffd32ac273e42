// Lifetimes that a path gives to a function: not where callers choose them.
fn late<'a>(x: &'a str) -> &'a str {
    x
}

fn early<'a: 'a>(x: &'a str, y: &str) -> &'a str {
    x
}

struct Word;

impl Word {
    fn method<'a>(&self, x: &'a str) -> &'a str {
        x
    }
}

fn main() {
    let _ = late::<'static>; //~ ERROR E0794 cannot specify lifetime arguments explicitly if late bound lifetime parameters are present
    let _ = early::<'static>;
    let _ = early::<'static, 'static>; //~ ERROR E0794 cannot specify lifetime arguments explicitly if late bound lifetime parameters are present
    Word.method::<'static>("tea");
    let _ = Word::method::<'static>; //~ ERROR E0794 cannot specify lifetime arguments explicitly if late bound lifetime parameters are present
}
