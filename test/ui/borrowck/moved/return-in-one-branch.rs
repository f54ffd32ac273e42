fn last(v: Vec<i32>, early: bool) -> Vec<i32> {
    let w;
    if early {
        w = v;
    } else {
        w = Vec::new();
    }
    println!("{}", v.len()); //~ ERROR E0382 borrow of moved value: `v`
    w
}

fn main() {
    println!("{:?}", last(vec![1], false));
}
