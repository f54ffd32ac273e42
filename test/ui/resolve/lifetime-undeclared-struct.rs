struct View {
    text: &'a str, //~ ERROR E0261 use of undeclared lifetime name `'a`
}

fn main() {}
