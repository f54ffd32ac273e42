use std::fmt::Write;

fn main() {
    let mut s = String::new();
    write!(s, "{}-{:02}", "a", 5).unwrap();
    writeln!(s).unwrap();
    writeln!(s, "[{:>4}]", 'c').unwrap();
    print!("{s}");
    println!("{}", s.len());
    assert!(s.contains("a-05"), "s was {s}");
    assert_eq!(s.len(), 12, "length");
    assert_ne!(s, "");
    debug_assert!(true);
    println!("{}", stringify!(a + b));
    println!("{}", concat!("a", 1, true, 2.5));
    println!("{}", matches!(s.chars().next(), Some('a' | 'b')));
    println!("{}", line!());
}
