trait Show {
    fn show(&self) -> i32;
}

impl<'a> Show for &'a i32 {
    fn show(&self) -> i32 {
        **self
    }
}

fn main() {
    let mut n = 1;
    let b: Box<dyn Show + '_> = Box::new(&n);
    let w = &mut n; //~ ERROR E0502 cannot borrow `n` as mutable because it is also borrowed as immutable
    *w += 1;
    println!("{}", b.show());
}
