use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
fn main() {
    let c = Rc::new(RefCell::new(vec![1]));
    let c2 = c.clone();
    let r = catch_unwind(AssertUnwindSafe(move || {
        let mut b = c2.borrow_mut();
        b.push(2);
        b[9] = 1;
    }));
    println!(
        "{} {} {:?}",
        r.is_err(),
        Rc::strong_count(&c),
        c.try_borrow()
    );
    let mut v = vec![3, 1, 2];
    let r = catch_unwind(AssertUnwindSafe(|| v.sort_by(|_, _| panic!("cmp"))));
    println!("{} {}", r.is_err(), v.len());
    let mut w = vec![String::from("a"), String::from("b"), String::from("c")];
    let r = catch_unwind(AssertUnwindSafe(|| {
        w.retain(|s| {
            if s == "b" {
                panic!("retain")
            }
            true
        })
    }));
    println!("{} {:?}", r.is_err(), w);
    let r = catch_unwind(|| {
        let _x: Vec<String> = (0..5)
            .map(|i| {
                if i == 3 {
                    panic!("map {i}")
                }
                i.to_string()
            })
            .collect();
    });
    println!("{}", r.is_err());
}
