fn main() {
    let a = [String::new(), String::new()];
    let i = 0;
    let f = move || {
        let _ = a[i];
    };
    f();
    println!("{:?}", a); //~ ERROR E0382 borrow of moved value: `a`
}
