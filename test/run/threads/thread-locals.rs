use std::cell::{Cell, RefCell};
use std::thread;
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {} in {:?}", self.0, thread::current().name());
        println!("A accessible: {}", A.try_with(|_| ()).is_ok());
        println!("N {}", N.with(|n| n.get()));
    }
}
thread_local! { static A: D = D("a"); static B: D = D("b"); static N: Cell<i32> = const { Cell::new(3) }; static R: RefCell<Vec<i32>> = RefCell::new(vec![]); }
fn main() {
    thread::Builder::new()
        .name("t1".into())
        .spawn(|| {
            A.with(|_| ());
            B.with(|_| ());
            N.set(4);
            R.with_borrow_mut(|v| v.push(1));
            println!("closure done");
        })
        .unwrap()
        .join()
        .unwrap();
    A.with(|_| ());
    println!("{} {:?}", N.get(), R.take());
    println!("{:?}", A);
    println!("{:?}", A.try_with(|d| d.0));
    println!("main done");
}
