// Raw pointers are neither Send nor Sync; somebody has to promise it.
use std::ptr::NonNull;
use std::sync::Arc;
use std::thread;

struct Node {
    next: *mut Node,
}

struct Promised(*mut i32);
unsafe impl Send for Promised {}

impl Promised {
    fn get(self) -> usize {
        self.0 as usize
    }
}

fn main() {
    let mut x = 1;
    let pointer = &raw mut x;
    thread::scope(|scope| {
        scope.spawn(move || unsafe { *pointer = 2 }); //~ ERROR E0277
    });

    let constant: *const i32 = &x;
    thread::scope(|scope| {
        scope.spawn(|| unsafe { *constant }); //~ ERROR E0277
    });

    let node = Node {
        next: std::ptr::null_mut(),
    };
    thread::spawn(move || node.next.is_null()); //~ ERROR E0277

    let non_null = NonNull::<u8>::dangling();
    thread::spawn(move || non_null.as_ptr() as usize); //~ ERROR E0277

    let shared = Arc::new(std::ptr::null::<u8>());
    thread::spawn(move || shared.is_null()); //~ ERROR E0277
    //~| ERROR E0277

    // The closure takes the field alone, whose type has no promise.
    let promised = Promised(&raw mut x);
    thread::spawn(move || promised.0 as usize);

    let promised = Promised(&raw mut x);
    thread::spawn(move || promised.get());
    let shared = Arc::new(Promised(&raw mut x));
    thread::spawn(move || Arc::strong_count(&shared)); //~ ERROR E0277
}
