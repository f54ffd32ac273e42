fn keep<T: 'static>(t: T) -> T {
    t
}

fn use_it(v: &mut Vec<i32>) {
    keep(v).push(1); //~ ERROR E0521 borrowed data escapes outside of function
}

fn main() {
    use_it(&mut Vec::new());
}
