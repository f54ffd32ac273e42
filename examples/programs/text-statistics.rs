// Statistics of a text with `HashMap`s: words, lengths, letters, sentences; results sorted before they are shown.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;

const TEXT: &str = "\
It was a bright cold day in April. The clocks had stopped, and nobody knew why: the town was
silent! A dog barked; a door was shut. \"Who is there?\" asked the old man, but no one answered
the old man's question. It was cold. It was late.

The next day the clocks struck twelve - all of them, all at once - and the town woke up.";

const COMMON: [&str; 8] = ["a", "and", "but", "in", "it", "of", "the", "was"];

#[derive(Debug, Default)]
struct Statistics<'t> {
    lines: usize,
    chars: usize,
    sentences: usize,
    words: HashMap<Cow<'t, str>, usize>,
    first_seen: HashMap<Cow<'t, str>, usize>,
    letters: [usize; 26],
    lengths: BTreeMap<usize, usize>,
}

/// The words of a line: letters with apostrophes within.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '\'').map(|word| word.trim_matches('\'')).filter(|w| !w.is_empty())
}

/// In lower case; the same text where it is so already.
fn normalise(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

impl<'t> Statistics<'t> {
    fn of(text: &'t str) -> Self {
        let mut statistics = Statistics::default();
        for (number, line) in (1..).zip(text.lines()) {
            statistics.lines += 1;
            statistics.chars += line.chars().count();
            statistics.sentences += line.matches(['.', '!', '?']).count();
            for word in words(line) {
                statistics.count(word, number);
            }
        }
        statistics
    }

    fn count(&mut self, word: &'t str, line: usize) {
        let word = normalise(word);
        *self.lengths.entry(word.chars().count()).or_insert(0) += 1;
        for letter in word.bytes().filter(u8::is_ascii_lowercase) {
            self.letters[usize::from(letter - b'a')] += 1;
        }
        if let Entry::Vacant(entry) = self.first_seen.entry(word.clone()) {
            entry.insert(line);
        }
        self.words.entry(word).and_modify(|n| *n += 1).or_insert(1);
    }

    fn total(&self) -> usize {
        self.words.values().sum()
    }

    /// The commonest words, those in `except` left out; by count, then alphabetically.
    fn top(&self, count: usize, except: &HashSet<&str>) -> Vec<(&str, usize)> {
        let mut all: Vec<(&str, usize)> =
            self.words.iter().map(|(word, n)| (word.as_ref(), *n)).filter(|(word, _)| !except.contains(word)).collect();
        all.sort_by(|(a, m), (b, n)| n.cmp(m).then_with(|| a.cmp(b)));
        all.truncate(count);
        all
    }

    fn mean_length(&self) -> f64 {
        let letters: usize = self.lengths.iter().map(|(length, n)| length * n).sum();
        letters as f64 / self.total().max(1) as f64
    }

    fn used_once(&self) -> usize {
        self.words.values().filter(|n| **n == 1).count()
    }

    fn histogram(&self) -> String {
        let mut out = String::new();
        for (length, count) in &self.lengths {
            writeln!(out, "{length:>3} {count:>3} {:-<width$}", "", width = count).expect("strings take all");
        }
        out
    }
}

/// Words that have the same letters.
fn anagrams<'w>(words: impl IntoIterator<Item = &'w str>) -> Vec<Vec<&'w str>> {
    let mut groups: HashMap<Vec<char>, Vec<&str>> = HashMap::new();
    for word in words {
        let mut key: Vec<char> = word.chars().collect();
        key.sort_unstable();
        groups.entry(key).or_default().push(word);
    }
    let mut found: Vec<_> = groups.into_values().filter(|group| group.len() > 1).collect();
    for group in &mut found {
        group.sort();
    }
    found.sort();
    found
}

fn longest_line(text: &str) -> Option<(usize, &str)> {
    text.lines().enumerate().max_by_key(|(_, line)| line.len()).map(|(i, line)| (i + 1, line))
}

fn capitalise(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn main() {
    let statistics = Statistics::of(TEXT);
    println!(
        "{} lines, {} characters, {} words ({} different, {} used once), {} sentences",
        statistics.lines,
        statistics.chars,
        statistics.total(),
        statistics.words.len(),
        statistics.used_once(),
        statistics.sentences,
    );
    println!("mean length {:.3}", statistics.mean_length());

    let common: HashSet<&str> = COMMON.into();
    println!("\n{:<10}|{:^7}|{:>6}", "word", "count", "line");
    println!("{}", "=".repeat(25));
    for (word, count) in statistics.top(8, &common) {
        println!("{word:<10}|{count:^7}|{:>6}", statistics.first_seen[word]);
    }
    print!("\n{}", statistics.histogram());

    let mut letters: Vec<(char, usize)> = ('a'..='z').zip(statistics.letters).filter(|&(_, n)| n > 0).collect();
    letters.sort_by_key(|&(letter, n)| (std::cmp::Reverse(n), letter));
    let shown: Vec<String> = letters.iter().take(6).map(|(letter, n)| format!("{letter}:{n}")).collect();
    println!("\nletters {}", shown.join(" "));
    let unused: String = ('a'..='z').filter(|c| !letters.iter().any(|(l, _)| l == c)).collect();
    println!("never used: {unused}");
    if let Some((number, line)) = longest_line(TEXT) {
        println!("line {number} is the longest: {}...", &line[..line.char_indices().nth(20).map_or(line.len(), |(i, _)| i)]);
    }
    println!("{:?}", anagrams(["stop", "pots", "tea", "dog", "eat", "god", "tops", "cat"]));
    println!("{}", "the old man".split(' ').map(capitalise).collect::<Vec<_>>().join(" "));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_line() {
        assert_eq!(words("A dog's 'life', no-one").collect::<Vec<_>>(), ["A", "dog's", "life", "no", "one"]);
        assert_eq!(words(" ... ").count(), 0);
    }

    #[test]
    fn lower_case_is_not_copied() {
        assert!(matches!(normalise("abc"), Cow::Borrowed("abc")));
        assert!(matches!(normalise("Über"), Cow::Owned(word) if word == "über"));
    }

    #[test]
    fn counting() {
        let statistics = Statistics::of("One two two.\nTHREE three three!");
        assert_eq!(statistics.top(2, &HashSet::new()), [("three", 3), ("two", 2)]);
        assert_eq!(statistics.top(9, &HashSet::from(["three"])).len(), 2);
        assert_eq!((statistics.lines, statistics.sentences, statistics.used_once()), (2, 2, 1));
        assert_eq!(statistics.first_seen["three"], 2);
        assert_eq!(statistics.lengths, BTreeMap::from([(3, 3), (5, 3)]));
    }

    #[test]
    fn nothing() {
        let statistics = Statistics::of("");
        assert_eq!(statistics.mean_length(), 0.0);
        assert!(statistics.top(3, &HashSet::new()).is_empty());
        assert_eq!(longest_line(""), None);
    }

    #[test]
    fn same_letters() {
        assert_eq!(anagrams(["ab", "ba", "c"]), [["ab", "ba"]]);
        assert_eq!(capitalise("ßa"), "SSa");
        assert_eq!(capitalise(""), "");
    }
}
