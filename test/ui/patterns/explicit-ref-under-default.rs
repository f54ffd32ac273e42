fn main() {
    let o = &Some(String::new());
    if let Some(ref s) = o { //~ ERROR cannot explicitly borrow within an implicitly-borrowing pattern
        println!("{s}");
    }
}
