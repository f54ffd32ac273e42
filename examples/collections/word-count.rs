// Teaches: owned keys in a `Vec` of structs, looking up by `&str`, and changing an element through a `&mut`
// that a method returns.

struct Entry {
    word: String,
    count: u32,
}

struct Tally {
    entries: Vec<Entry>,
}

impl Tally {
    fn new() -> Tally {
        Tally { entries: Vec::new() }
    }

    fn position(&self, word: &str) -> Option<usize> {
        for index in 0..self.entries.len() {
            if self.entries[index].word == word {
                return Some(index);
            }
        }
        None
    }

    fn entry(&mut self, word: &str) -> &mut Entry {
        let index = match self.position(word) {
            Some(index) => index,
            None => {
                self.entries.push(Entry { word: word.to_string(), count: 0 });
                self.entries.len() - 1
            }
        };
        &mut self.entries[index]
    }

    fn add_text(&mut self, text: &str) {
        let mut word = String::new();
        for letter in text.chars() {
            if letter.is_alphabetic() {
                word.push(letter.to_ascii_lowercase());
            } else if !word.is_empty() {
                self.entry(&word).count += 1;
                word.clear();
            }
        }
        if !word.is_empty() {
            self.entry(&word).count += 1;
        }
    }

    fn sort(&mut self) {
        let n = self.entries.len();
        for end in (1..n).rev() {
            for i in 0..end {
                if self.entries[i].count < self.entries[i + 1].count {
                    self.entries.swap(i, i + 1);
                }
            }
        }
    }
}

fn main() {
    let mut tally = Tally::new();
    tally.add_text("The bee and the flower: the bee needs the flower.");
    tally.add_text("And does the flower need a bee?");
    tally.entry("flower").count += 10;
    tally.sort();
    for Entry { word, count } in &tally.entries {
        println!("{count:>3} {word}");
    }
}
