//@ verdict: fine
fn watch(count: &mut i32) {
    let reader = &mut *count;
    let writer = || *count = 3;
    println!("{reader}");
    let _ = writer;
}

fn main() {
    watch(&mut 1);
}
