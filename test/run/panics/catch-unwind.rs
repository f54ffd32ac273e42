use std::panic::{self, AssertUnwindSafe};
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn inner(n: u32) -> u32 {
    let _a = D("inner a");
    let _b = D("inner b");
    if n == 0 {
        panic!("zero is {}", "bad")
    }
    n
}
fn main() {
    let ok = panic::catch_unwind(|| inner(3));
    println!("{:?}", ok.is_ok());
    let mut counter = 0;
    let err = panic::catch_unwind(AssertUnwindSafe(|| {
        counter += 1;
        let _c = D("c");
        inner(0);
        counter += 10;
    }));
    let payload = err.unwrap_err();
    println!(
        "{} {:?} {:?}",
        counter,
        payload.downcast_ref::<String>(),
        payload.downcast_ref::<&str>()
    );
    let err = panic::catch_unwind(|| panic!("plain")).unwrap_err();
    println!("{:?}", err.downcast_ref::<&str>());
    let err = panic::catch_unwind(|| panic::panic_any(42i32)).unwrap_err();
    println!("{:?}", err.downcast::<i32>().map(|b| *b + 1).ok());
    struct Custom {
        d: D,
        n: u8,
    }
    let err = panic::catch_unwind(|| {
        panic::panic_any(Custom {
            d: D("payload"),
            n: 7,
        })
    })
    .unwrap_err();
    match err.downcast::<Custom>() {
        Ok(c) => println!("custom {} {}", c.n, c.d.0),
        Err(_) => println!("other"),
    }
    let nested = panic::catch_unwind(|| {
        let r = panic::catch_unwind(|| {
            let _x = D("nested");
            panic!("first")
        });
        println!("caught {}", r.is_err());
        let p = r.unwrap_err();
        panic::resume_unwind(p)
    });
    println!("{:?}", nested.unwrap_err().downcast_ref::<&str>());
    let r: Result<(), _> = panic::catch_unwind(|| panic::resume_unwind(Box::new("quiet")));
    println!("{:?}", r.unwrap_err().downcast_ref::<&'static str>());
}
