fn shrink<'a, 'b: 'a>(r: &'a mut &'b str, s: &'a str) {
    *r = s; //~ ERROR lifetime may not live long enough
}

fn main() {
    let mut t = "t";
    shrink(&mut t, "s");
    println!("{t}");
}
