struct View<'a> {
    text: &'a str,
}

fn main() {
    let s = String::from("s");
    let v = View { text: &s };
    let t = s; //~ ERROR E0505 cannot move out of `s` because it is borrowed
    println!("{t} {}", v.text);
}
