fn copy(to: &mut &str, from: &str) {
    *to = from; //~ ERROR lifetime may not live long enough
}

fn main() {
    let mut s = "a";
    copy(&mut s, "b");
    println!("{s}");
}
