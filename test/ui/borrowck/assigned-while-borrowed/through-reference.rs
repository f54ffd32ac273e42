fn set(target: &mut i32) -> i32 {
    let r = &*target;
    *target = 5; //~ ERROR E0506 cannot assign to `*target` because it is borrowed
    *r
}

fn main() {
    let mut n = 1;
    println!("{}", set(&mut n));
}
