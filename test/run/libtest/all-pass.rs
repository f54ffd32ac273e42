//@ test
// A crate of tests needs no `main`.

#[derive(Default)]
struct Counter {
    count: std::cell::Cell<u32>,
}

impl Counter {
    fn next(&self) -> u32 {
        self.count.set(self.count.get() + 1);
        self.count.get()
    }
}

static mut SHARED: u32 = 0;

/// Each test has a machine of its own, or a thread of its own: nothing is left over but statics.
#[test]
fn counts() {
    let counter = Counter::default();
    assert_eq!((counter.next(), counter.next()), (1, 2));
}

#[test]
fn a_lifetime_is_no_parameter_that_matters<'a>() {
    let text: &'a str = "a";
    assert_ne!(text, "b");
}

#[test]
fn static_can_be_written() {
    unsafe {
        SHARED += 1;
        assert!(*&raw const SHARED > 0);
    }
}

#[test]
const fn in_a_const_function() {
    assert!(1 + 1 == 2);
}
