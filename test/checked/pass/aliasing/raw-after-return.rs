// What holds for an argument ends with its function: the raw pointer that it was made from may be used again.
fn raise(level: &mut i32) -> *mut i32 {
    *level += 1;
    level
}

fn read(level: &i32) -> i32 {
    *level
}

fn main() {
    let mut level = 1;
    let p = &raw mut level;
    let q = raise(unsafe { &mut *p });
    unsafe {
        *q += 1;
        *p += 1;
        println!("{}", read(&*p));
        *p += 1;
    }
    println!("{level}");
}
