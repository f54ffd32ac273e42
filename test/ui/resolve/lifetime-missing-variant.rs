enum Shape {
    Named(&str), //~ ERROR E0106 missing lifetime specifier
}

fn main() {}
