// A tokenizer that borrows from its source: lifetimes in structs, `Peekable<Chars>`, positions, a small JSON reader on top.

use std::borrow::Cow;
use std::fmt;
use std::iter::Peekable;
use std::str::Chars;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Position {
    line: u32,
    column: u32,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Token<'src> {
    Punctuation(char),
    Text(Cow<'src, str>),
    Number(f64),
    Word(&'src str),
}

#[derive(Debug, Clone, PartialEq)]
struct Error {
    at: Position,
    what: Problem,
}

#[derive(Debug, Clone, PartialEq)]
enum Problem {
    UnexpectedChar(char),
    UnexpectedToken(String),
    UnexpectedEnd,
    OpenText,
    BadEscape(char),
    BadNumber,
    UnknownWord(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.at)?;
        match &self.what {
            Problem::UnexpectedChar(c) => write!(f, "unexpected character {c:?}"),
            Problem::UnexpectedToken(token) => write!(f, "unexpected {token}"),
            Problem::UnexpectedEnd => write!(f, "unexpected end"),
            Problem::OpenText => write!(f, "the text is never closed"),
            Problem::BadEscape(c) => write!(f, "unknown escape `\\{c}`"),
            Problem::BadNumber => write!(f, "malformed number"),
            Problem::UnknownWord(word) => write!(f, "`{word}` means nothing here"),
        }
    }
}

struct Tokenizer<'src> {
    source: &'src str,
    chars: Peekable<Chars<'src>>,
    /// Bytes taken so far.
    offset: usize,
    position: Position,
}

impl<'src> Tokenizer<'src> {
    fn new(source: &'src str) -> Self {
        Tokenizer { source, chars: source.chars().peekable(), offset: 0, position: Position { line: 1, column: 1 } }
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.chars.next()?;
        self.offset += c.len_utf8();
        if c == '\n' {
            self.position.line += 1;
            self.position.column = 1;
        } else {
            self.position.column += 1;
        }
        Some(c)
    }

    /// Takes characters while they fit; the part of the source that they are.
    fn take_while<P>(&mut self, mut fits: P) -> &'src str
    where
        P: FnMut(char) -> bool,
    {
        let start = self.offset;
        while self.chars.peek().is_some_and(|&c| fits(c)) {
            self.bump();
        }
        &self.source[start..self.offset]
    }

    /// Text up to the closing quote; copied only where there is an escape in it.
    fn text(&mut self) -> Result<Cow<'src, str>, Problem> {
        self.bump();
        let mut text = Cow::Borrowed(self.take_while(|c| c != '"' && c != '\\'));
        loop {
            match self.bump().ok_or(Problem::OpenText)? {
                '"' => return Ok(text),
                '\\' => {
                    let escaped = match self.bump().ok_or(Problem::OpenText)? {
                        'n' => '\n',
                        't' => '\t',
                        c @ ('"' | '\\') => c,
                        other => return Err(Problem::BadEscape(other)),
                    };
                    let owned = text.to_mut();
                    owned.push(escaped);
                    owned.push_str(self.take_while(|c| c != '"' && c != '\\'));
                }
                other => unreachable!("{other:?} was to be taken before"),
            }
        }
    }

    fn token(&mut self, first: char) -> Result<Token<'src>, Problem> {
        match first {
            '{' | '}' | '[' | ']' | ',' | ':' => {
                self.bump();
                Ok(Token::Punctuation(first))
            }
            '"' => self.text().map(Token::Text),
            '-' | '0'..='9' => {
                let digits = self.take_while(|c| matches!(c, '-' | '+' | '.' | 'e' | 'E') || c.is_ascii_digit());
                digits.parse().map(Token::Number).or(Err(Problem::BadNumber))
            }
            c if c.is_alphabetic() => Ok(Token::Word(self.take_while(char::is_alphanumeric))),
            other => Err(Problem::UnexpectedChar(other)),
        }
    }
}

impl<'src> Iterator for Tokenizer<'src> {
    type Item = Result<(Position, Token<'src>), Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.take_while(char::is_whitespace);
        let first = *self.chars.peek()?;
        let at = self.position;
        Some(self.token(first).map(|token| (at, token)).map_err(|what| Error { at, what }))
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Value<'src> {
    Null,
    Bool(bool),
    Number(f64),
    Text(Cow<'src, str>),
    List(Vec<Value<'src>>),
    Object(Vec<(Cow<'src, str>, Value<'src>)>),
}

struct Reader<'src> {
    tokens: Peekable<Tokenizer<'src>>,
    last: Position,
}

impl<'src> Reader<'src> {
    fn next(&mut self) -> Result<Token<'src>, Error> {
        match self.tokens.next() {
            Some(Ok((at, token))) => {
                self.last = at;
                Ok(token)
            }
            Some(Err(error)) => Err(error),
            None => Err(Error { at: self.last, what: Problem::UnexpectedEnd }),
        }
    }

    fn skip(&mut self, wanted: char) -> bool {
        self.tokens.next_if(|t| matches!(t, Ok((_, Token::Punctuation(c))) if *c == wanted)).is_some()
    }

    fn unexpected<T>(&self, token: &Token<'_>) -> Result<T, Error> {
        Err(Error { at: self.last, what: Problem::UnexpectedToken(format!("{token:?}")) })
    }

    fn value(&mut self) -> Result<Value<'src>, Error> {
        Ok(match self.next()? {
            Token::Number(number) => Value::Number(number),
            Token::Text(text) => Value::Text(text),
            Token::Word("null") => Value::Null,
            Token::Word(word @ ("true" | "false")) => Value::Bool(word.len() == 4),
            Token::Word(word) => return Err(Error { at: self.last, what: Problem::UnknownWord(word.to_string()) }),
            Token::Punctuation('[') => Value::List(self.sequence(']', Self::value)?),
            Token::Punctuation('{') => Value::Object(self.sequence('}', |reader| {
                let name = match reader.next()? {
                    Token::Text(name) => name,
                    other => return reader.unexpected(&other),
                };
                match reader.next()? {
                    Token::Punctuation(':') => Ok((name, reader.value()?)),
                    other => reader.unexpected(&other),
                }
            })?),
            other @ Token::Punctuation(_) => return self.unexpected(&other),
        })
    }

    /// Items between commas, up to a closing bracket.
    fn sequence<T>(
        &mut self,
        close: char,
        mut item: impl FnMut(&mut Self) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let mut items = Vec::new();
        while !self.skip(close) {
            if !items.is_empty() && !self.skip(',') {
                let token = self.next()?;
                return self.unexpected(&token);
            }
            items.push(item(self)?);
        }
        Ok(items)
    }
}

impl<'src> Value<'src> {
    fn read(source: &'src str) -> Result<Self, Error> {
        let tokens = Tokenizer::new(source).peekable();
        let mut reader = Reader { tokens, last: Position { line: 1, column: 1 } };
        let value = reader.value()?;
        match reader.tokens.next() {
            None => Ok(value),
            Some(Ok((at, token))) => Err(Error { at, what: Problem::UnexpectedToken(format!("{token:?}")) }),
            Some(Err(error)) => Err(error),
        }
    }

    fn get(&self, name: &str) -> Option<&Value<'src>> {
        let Value::Object(members) = self else { return None };
        members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    fn depth(&self) -> usize {
        match self {
            Value::List(items) => 1 + items.iter().map(Value::depth).max().unwrap_or(0),
            Value::Object(members) => 1 + members.iter().map(|(_, v)| v.depth()).max().unwrap_or(0),
            _ => 0,
        }
    }
}

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("null"),
            Value::Bool(b) => write!(f, "{b}"),
            Value::Number(n) => write!(f, "{n}"),
            Value::Text(text) => write!(f, "{text:?}"),
            Value::List(items) => f.debug_list().entries(items.iter().map(|v| format_args!("{v}").to_string())).finish(),
            Value::Object(members) => {
                let shown: Vec<String> = members.iter().map(|(k, v)| format!("{k}: {v}")).collect();
                write!(f, "{{{}}}", shown.join(", "))
            }
        }
    }
}

const SOURCE: &str = r#"{
    "name": "wörld",
    "sizes": [1, 2.50, -3e2],
    "nested": {"empty": [], "quote": "say \"hi\"\n"},
    "on": true, "off": null
}"#;

fn main() {
    for (at, token) in Tokenizer::new(SOURCE).take(9).flatten() {
        println!("{:>5} {token:?}", at.to_string());
    }
    let value = Value::read(SOURCE).expect("it is well-formed");
    println!("{value}\ndepth {}", value.depth());
    if let Some(Value::Text(text)) = value.get("nested").and_then(|v| v.get("quote")) {
        println!("{} {text}", if matches!(text, Cow::Owned(_)) { "copied" } else { "borrowed" });
    }
    for bad in ["[1, 2", "[1 2]", "{\"a\" 1}", "\n  ?", "\"a\\q\"", "\"open", "1.2.3", "yes", "[] []", "{1:2}"] {
        match Value::read(bad) {
            Ok(value) => println!("{value}"),
            Err(error) => println!("{bad:?}: {error}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(source: &str) -> Vec<Token<'_>> {
        Tokenizer::new(source).map(|t| t.unwrap().1).collect()
    }

    #[test]
    fn words_borrow_from_the_source() {
        let source = String::from("alpha  beta2");
        let found = tokens(&source);
        assert_eq!(found, [Token::Word("alpha"), Token::Word("beta2")]);
        let Token::Word(word) = found[0] else { panic!("no word: {:?}", found[0]) };
        assert_eq!(word.as_ptr(), source.as_ptr());
    }

    #[test]
    fn escapes_are_copied() {
        assert!(matches!(&tokens(r#""plain""#)[..], [Token::Text(Cow::Borrowed("plain"))]));
        assert!(matches!(&tokens(r#""a\tb""#)[..], [Token::Text(Cow::Owned(text))] if text == "a\tb"));
    }

    #[test]
    fn positions_count_characters() {
        let positions: Vec<String> =
            Tokenizer::new("ä \"ö\" ,\n ,").map(|t| t.map(|(at, _)| at.to_string()).unwrap()).collect();
        assert_eq!(positions, ["1:1", "1:3", "1:7", "2:2"]);
    }

    #[test]
    fn values() -> Result<(), Error> {
        assert_eq!(Value::read("[true, null]")?, Value::List(vec![Value::Bool(true), Value::Null]));
        assert_eq!(Value::read("[[], [[1]]]")?.depth(), 3);
        assert_eq!(Value::read(SOURCE)?.get("name"), Some(&Value::Text("wörld".into())));
        Ok(())
    }

    #[test]
    fn errors_say_where() {
        let error = Value::read("[1,\n nope]").unwrap_err();
        assert_eq!(error.to_string(), "2:2: `nope` means nothing here");
        assert_eq!(Value::read("").unwrap_err().what, Problem::UnexpectedEnd);
    }
}
