fn longest<'_>(s: &'_ str) -> usize { //~ ERROR E0637 `'_` cannot be used here
    s.len()
}

fn main() {
    println!("{}", longest("s"));
}
