fn first(s: String) -> usize {
    drop(s);
    s.len() //~ ERROR E0382 borrow of moved value: `s`
}

fn second(n: &mut i32) {
    let a = &mut *n;
    let b = &mut *n; //~ ERROR E0499 cannot borrow `*n` as mutable more than once at a time
    *a += *b;
}

fn main() {
    println!("{}", first(String::new()));
    second(&mut 1);
}
