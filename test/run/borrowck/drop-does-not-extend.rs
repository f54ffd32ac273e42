// Types without destructors of their own do not use their borrows when they go out of scope.
struct View<'a> {
    v: &'a Vec<i32>,
}

fn main() {
    let mut v = vec![1];
    let view = View { v: &v };
    let boxed = Box::new(&v);
    let list = vec![&v];
    println!("{} {} {}", view.v.len(), boxed.len(), list.len());
    v.push(2);
    println!("{v:?}");
    let a;
    let b = String::from("b");
    a = vec![&b];
    println!("{a:?}");
}
