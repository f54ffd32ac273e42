struct View {
    text: &str, //~ ERROR E0106 missing lifetime specifier
}

fn main() {
    println!("{}", View { text: "t" }.text);
}
