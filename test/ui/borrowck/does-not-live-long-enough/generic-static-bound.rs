fn keep<T: 'static>(t: T) -> T {
    t
}

fn main() {
    let n = 1;
    let r = keep(&n); //~ ERROR E0597 `n` does not live long enough
    println!("{r}");
}
