fn maybe<'a>(flag: bool) -> Option<&'a Vec<i32>> {
    let v = vec![1];
    if flag {
        return Some(&v); //~ ERROR E0515 cannot return value referencing local variable `v`
    }
    None
}

fn main() {
    println!("{:?}", maybe(true));
}
