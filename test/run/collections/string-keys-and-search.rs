#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(f64),
    Word(String),
    Symbol(char),
}

fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let c = chars[i];
        if c.is_whitespace() {
            i += 1;
        } else if c.is_ascii_digit() {
            let start = i;
            while i < chars.len() && (chars[i].is_ascii_digit() || chars[i] == '.') {
                i += 1;
            }
            let s: String = chars[start..i].iter().collect();
            out.push(Token::Number(s.parse().unwrap()));
        } else if c.is_alphabetic() {
            let mut word = String::new();
            while i < chars.len() && chars[i].is_alphanumeric() {
                word.push(chars[i]);
                i += 1;
            }
            out.push(Token::Word(word));
        } else {
            out.push(Token::Symbol(c));
            i += 1;
        }
    }
    out
}

struct Table {
    rows: Vec<(String, Vec<usize>)>,
}

impl Table {
    fn add(&mut self, key: &str, at: usize) {
        for (k, places) in &mut self.rows {
            if k == key {
                places.push(at);
                return;
            }
        }
        self.rows.push((key.to_string(), vec![at]));
    }

    fn get(&self, key: &str) -> Option<&[usize]> {
        for (k, places) in &self.rows {
            if k == key {
                return Some(places);
            }
        }
        None
    }
}

fn main() {
    let all = tokens("let x1 = 3.25 * (y + 10) - x1;");
    println!("{all:?}");
    let mut t = Table { rows: Vec::new() };
    for (i, tok) in all.iter().enumerate() {
        if let Token::Word(w) = tok {
            t.add(w, i);
        }
    }
    println!("{:?} {:?} {:?}", t.get("x1"), t.get("y"), t.get("z"));
    t.rows.sort();
    println!("{:?}", t.rows);
    println!("{}", all.contains(&Token::Symbol(';')));
}
