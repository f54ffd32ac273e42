use std::panic;
fn main() {
    panic::set_hook(Box::new(|info| {
        let loc = info.location().unwrap();
        println!(
            "hook: {:?} at line {} col {}",
            info.payload().downcast_ref::<&str>(),
            loc.line(),
            loc.column()
        );
        println!("as_str {:?}", info.payload_as_str());
    }));
    let _ = panic::catch_unwind(|| panic!("one"));
    let _ = panic::catch_unwind(|| {
        let v: Vec<i32> = Vec::new();
        v[0]
    });
    let _ = panic::catch_unwind(|| panic::panic_any(5u8));
    let old = panic::take_hook();
    let count = std::sync::atomic::AtomicU32::new(0);
    let _ = &count;
    panic::set_hook(Box::new(move |info| {
        print!("wrapped ");
        old(info);
    }));
    let _ = panic::catch_unwind(|| None::<i32>.expect("nothing"));
    let _ = panic::take_hook();
    panic::set_hook(Box::new(|info| {
        println!("{}", info.to_string().lines().count())
    }));
    let _ = panic::catch_unwind(|| panic!("display {}", 1));
    println!("{}", std::thread::panicking());
    struct P;
    impl Drop for P {
        fn drop(&mut self) {
            println!("panicking {}", std::thread::panicking());
        }
    }
    let _ = panic::catch_unwind(|| {
        let _p = P;
        panic!("x")
    });
    drop(P);
}
