struct View<'a> {
    text: &'a str,
}

struct Holder {
    view: View, //~ ERROR E0106 missing lifetime specifier
}

fn main() {}
