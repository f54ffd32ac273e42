// An associated type that has the name of a variant: `Self::Text` could mean both.
trait Token {
    type Text;
    type List<T>;
    fn text(&self) -> Self::Text;
}

#[derive(PartialEq)]
enum Word {
    Text,
    List,
    Other,
}

impl Token for Word {
    type Text = &'static str;
    type List<T> = Vec<T>;

    fn text(&self) -> Self::Text { //~ ERROR ambiguous associated item
        let many: Self::List<u8> = vec![1]; //~ ERROR ambiguous associated item
        let same = |text: <Self as Token>::Text| text;
        match self {
            Self::Text => same("text"),
            Self::List => same("list"),
            _ => same(if many.is_empty() { "none" } else { "other" }),
        }
    }
}

trait Shout: Token {
    fn shout(&self) -> Self::Text;
}

impl Shout for Word {
    fn shout(&self) -> Self::Text { //~ ERROR ambiguous associated item
        "!"
    }
}

struct NoEnum;

impl Token for NoEnum {
    type Text = u8;
    type List<T> = [T; 1];

    fn text(&self) -> Self::Text {
        1
    }
}

#[allow(ambiguous_associated_items)]
mod allowed {
    pub enum Level {
        Text,
    }

    impl super::Token for Level {
        type Text = u8;
        type List<T> = (T, T);

        fn text(&self) -> Self::Text {
            0
        }
    }
}

fn main() {
    println!("{} {}", Word::Other.text(), Word::Other.shout());
    println!("{} {}", NoEnum.text(), allowed::Level::Text.text());
    assert!(Word::Text != Word::List);
}
