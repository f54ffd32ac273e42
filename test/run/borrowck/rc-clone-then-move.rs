use std::cell::RefCell;
use std::rc::Rc;

fn own(r: Rc<RefCell<Vec<i32>>>) -> usize {
    r.borrow_mut().push(7);
    Rc::strong_count(&r)
}

fn main() {
    let a = Rc::new(RefCell::new(vec![1]));
    println!("{}", own(Rc::clone(&a)));
    println!("{} {:?}", Rc::strong_count(&a), a.borrow());
    let b = a.clone();
    {
        let mut w = b.borrow_mut();
        w.push(8);
    }
    println!("{:?}", a);
    drop(a);
    println!("{}", own(b));
}
