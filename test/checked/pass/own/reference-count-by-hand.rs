struct Inner {
    count: usize,
    value: String,
}

struct Shared(*mut Inner);

impl Shared {
    fn new(text: &str) -> Shared {
        Shared(Box::into_raw(Box::new(Inner { count: 1, value: String::from(text) })))
    }
}

impl Clone for Shared {
    fn clone(&self) -> Shared {
        unsafe { (*self.0).count += 1 };
        Shared(self.0)
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        unsafe {
            (*self.0).count -= 1;
            if (*self.0).count == 0 {
                drop(Box::from_raw(self.0));
            }
        }
    }
}

fn main() {
    let a = Shared::new("x");
    let b = a.clone();
    drop(a);
    assert_eq!(unsafe { (*b.0).value.as_str() }, "x");
}
