fn main() {
    let s = "héllo wörld";
    println!("{} {}", s.len(), s.chars().count());
    println!("{} {} {}", &s[0..1], &s[1..3], &s[7..]);
    println!("{} {}", s.is_char_boundary(1), s.is_char_boundary(2));
    println!("{:?} {:?}", s.get(0..1), s.get(0..2));
    println!("{:?} {:?} {:?}", s.find('w'), s.find("rld"), s.find('x'));
    println!("{} {} {}", s.contains("llo"), s.starts_with("hé"), s.ends_with('d'));
    println!("{:?} {:?}", s.split_once(' '), s.split_once('x'));
    for (i, c) in s.char_indices() {
        print!("{i}{c} ");
    }
    println!();
    for b in s.bytes() {
        print!("{b} ");
    }
    println!();
    println!("{:?}", s.split(' ').collect::<Vec<_>>());
    println!("{:?}", "a,b,,c".split(',').collect::<Vec<&str>>());
    println!("{:?}", " a  b c ".split_whitespace().collect::<Vec<_>>());
    println!("{:?}", "one\ntwo\r\nthree\n".lines().collect::<Vec<_>>());
    println!("[{}] [{}] [{}]", "  x ".trim(), "  x ".trim_start(), "  x ".trim_end());
    println!("{:?} {:?}", "key=v".strip_prefix("key="), "key=v".strip_suffix("x"));
    println!("{} {}", "ab".repeat(3), "a-b-c".replace('-', "+"));
    println!("{} {}", "MiXed é".to_uppercase(), "MiXed É".to_lowercase());
    println!("{:?} {:?}", s.chars().rev().collect::<String>(), s.chars().next());
    println!("{} {} {:?}", "abc" < "abd", "abc" == "abc", "b".cmp("a"));
    println!("{:?} {:?}", "".is_empty(), "xxabxx".trim_matches('x'));
    println!("{:?}", "a=1;b=2".split(';').next());
    println!("{:?}", "abc".chars().last());
}
