// A closure that is wanted as `FnOnce` still changes what it captured by reference.
fn main() {
    let mut v = vec![1, 2, 3];
    let taken = Some(0usize).map(|i| v.remove(i));
    println!("{taken:?} {v:?}");
    let mut n = 0;
    Some(2).into_iter().for_each(|x| n += x);
    None::<i32>.unwrap_or_else(|| {
        n += 10;
        n
    });
    println!("{n}");
}
