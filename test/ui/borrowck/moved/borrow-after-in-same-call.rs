fn use_both(a: Vec<u8>, b: &[u8]) -> usize {
    a.len() + b.len()
}

fn main() {
    let v = vec![1];
    println!("{}", use_both(v, &v)); //~ ERROR E0382 borrow of moved value: `v`
}
