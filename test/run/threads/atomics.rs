use std::sync::Arc;
use std::sync::atomic::*;
fn main() {
    let a = AtomicI32::new(-5);
    println!(
        "{} {} {}",
        a.fetch_add(3, Ordering::SeqCst),
        a.fetch_max(7, Ordering::Relaxed),
        a.load(Ordering::Acquire)
    );
    let b = AtomicU8::new(250);
    println!(
        "{} {:?} {:?} {:?}",
        b.fetch_add(10, Ordering::SeqCst),
        b,
        b.compare_exchange(4, 9, Ordering::SeqCst, Ordering::SeqCst),
        b.compare_exchange(4, 9, Ordering::SeqCst, Ordering::SeqCst)
    );
    let mut x = 5;
    let p = AtomicPtr::new(&mut x as *mut i32);
    let q = p.swap(std::ptr::null_mut(), Ordering::SeqCst);
    unsafe { *q += 1 };
    println!("{} {}", x, p.load(Ordering::SeqCst).is_null());
    let r = Arc::new(5);
    let s = r.clone();
    println!("{} {}", Arc::strong_count(&r), s);
    let i = AtomicI64::new(-9);
    println!(
        "{} {}",
        i.fetch_min(-20, Ordering::SeqCst),
        i.swap(1, Ordering::SeqCst)
    );
    println!(
        "{:?}",
        i.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |x| Some(x * 7))
    );
    println!("{:?}", i);
}
