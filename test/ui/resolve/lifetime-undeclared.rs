fn first(s: &'a str) -> &'a str { //~ ERROR E0261 use of undeclared lifetime name `'a`
//~^ ERROR E0261 use of undeclared lifetime name `'a`
    s
}

fn main() {
    println!("{}", first("s"));
}
