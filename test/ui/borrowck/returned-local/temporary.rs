fn text<'a>(n: u32) -> &'a str {
    n.to_string().as_str() //~ ERROR E0515 cannot return value referencing temporary value
}

fn main() {
    println!("{}", text(1));
}
