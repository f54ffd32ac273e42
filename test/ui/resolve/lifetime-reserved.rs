fn first<'static>(s: &'static str) -> &'static str { //~ ERROR E0262 invalid lifetime parameter name: `'static`
    s
}

fn main() {
    println!("{}", first("s"));
}
