fn open<'a>(b: Box<i32>) -> &'a i32 {
    &*b //~ ERROR E0515 cannot return reference to local data `*b`
}

fn main() {
    println!("{}", open(Box::new(1)));
}
