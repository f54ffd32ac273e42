fn first(o: Option<String>) -> Option<usize> {
    let n = o?.len();
    println!("{}", o.is_some()); //~ ERROR E0382 borrow of moved value: `o`
    Some(n)
}

fn main() {
    println!("{:?}", first(Some(String::new())));
}
