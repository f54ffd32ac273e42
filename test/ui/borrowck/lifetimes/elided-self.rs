struct Table {
    name: String,
}

impl Table {
    fn or<'b>(&self, other: &'b str) -> &str {
        if other.is_empty() { &self.name } else { other } //~ ERROR lifetime may not live long enough
    }
}

fn main() {
    println!("{}", Table { name: String::new() }.or("x"));
}
