fn main() {
    let mut s = String::new();
    println!("{:?} {} {}", s, s.len(), s.is_empty());
    s.push('a');
    s.push_str("bcd");
    s += "efg";
    println!("{s} {}", s.len());
    s.insert(0, '>');
    s.insert_str(1, "--");
    println!("{s}");
    println!("{:?} {:?}", s.pop(), s.remove(0));
    println!("{s}");
    s.truncate(4);
    println!("{s}");
    let t = s.clone() + "é" + &String::from("!");
    println!("{t} {} {}", t.len(), t.as_str() == "--abé!");
    s.clear();
    println!("[{s}]");
    let n = 5;
    let u = format!("{n:03}-{}", t.to_uppercase());
    println!("{u}");
    let from_chars: String = ['x', 'y', 'z'].iter().collect();
    println!("{from_chars}");
    println!("{}", ["a", "b", "c"].join("/"));
    println!("{}", vec![String::from("p"), String::from("q")].concat());
    println!("{:?}", String::from("abc").into_bytes());
    println!("{:?}", String::from_utf8(vec![104, 105]));
    println!("{}", String::from_utf8(vec![0xff]).is_err());
    println!("{}", String::from_utf8_lossy(&[72, 105]));
    let mut bytes = Vec::new();
    for b in "héy".bytes() {
        bytes.push(b);
    }
    println!("{:?} {:?}", bytes, std::str::from_utf8(&bytes));
    let boxed: Box<str> = "boxed".into();
    println!("{boxed} {}", boxed.len());
    println!("{}", 42.to_string() + &true.to_string() + &'c'.to_string() + &1.5.to_string());
    let mut w = String::with_capacity(10);
    println!("{}", w.capacity() >= 10);
    w.extend(['h', 'i']);
    println!("{w}");
    w.retain_vowels();
    println!("{w}");
}

trait RetainVowels {
    fn retain_vowels(&mut self);
}

impl RetainVowels for String {
    fn retain_vowels(&mut self) {
        let mut kept = String::new();
        for c in self.chars() {
            if matches!(c, 'a' | 'e' | 'i' | 'o' | 'u') {
                kept.push(c);
            }
        }
        *self = kept;
    }
}
