enum Never {}

fn nothing() {
    let never: Never;
    match never {} //~ ERROR E0381 used binding `never` isn't initialized
}

fn main() {
    let option: Option<i32>;
    match option { //~ ERROR E0381 used binding `option` isn't initialized
        Some(_) => {}
        None => {}
    }
    let pair = (String::new(), 1);
    drop(pair);
    let (_, n) = pair; //~ ERROR E0382 use of moved value: `pair`
    let boxed = Box::new(1);
    drop(boxed);
    let _ = *boxed;
    let number: i32;
    match number {
        n => {} //~ ERROR E0381 used binding `number` isn't initialized
    }
}
