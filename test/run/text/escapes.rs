fn main() {
    println!("tab\tquote\"backslash\\ nul{} end", '\0' as u32);
    println!("\x41\u{42}\u{1F388}");
    println!("a \
              continued");
    println!("two
lines");
    println!(r"raw \n {}", 1);
    println!(r#"with "quotes" and {}"#, 2);
    println!("{:?}", "tab\t nl\n cr\r quote\" single' back\\ nul\0 bell\x07 é \u{200b} \u{301}");
    println!("{:?} {:?} {:?} {:?}", '\'', '"', '\t', '\u{7f}');
    println!("{}", "{}");
    println!("{{}} {{{}}}", 3);
    println!("{:?}", b"ab\xff\n");
    println!("{}", r##"a"#b"##);
}
