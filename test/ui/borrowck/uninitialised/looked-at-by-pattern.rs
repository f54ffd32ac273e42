enum Never {}

fn main() {
    let never: Never;
    match never {} //~ ERROR E0381 used binding `never` isn't initialized
    let option: Option<i32>;
    match option {
        Some(_) => {}
        None => {}
    }
    let pair = (String::new(), 1);
    drop(pair);
    let (_, n) = pair;
    let boxed = Box::new(1);
    drop(boxed);
    let _ = *boxed;
    let number: i32;
    match number {
        n => {}
    }
}
