struct Keep<'a> {
    r: &'a String,
}

fn both<'a>(s: String) -> String {
    let k = Keep { r: &s };
    let t = s; //~ ERROR E0505 cannot move out of `s` because it is borrowed
    println!("{}", k.r);
    t
}

fn main() {
    println!("{}", both(String::from("s")));
}
