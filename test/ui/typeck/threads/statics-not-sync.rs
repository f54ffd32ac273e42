// A static is shared by all threads.
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::{Mutex, OnceLock, atomic::AtomicPtr};

static COUNT: Cell<u32> = Cell::new(0); //~ ERROR E0277
static NAMES: RefCell<Vec<String>> = RefCell::new(Vec::new()); //~ ERROR E0277
static CONFIG: OnceCell<String> = OnceCell::new(); //~ ERROR E0277
static SHARED: Mutex<Option<Rc<i32>>> = Mutex::new(None); //~ ERROR E0277
static POINTER: *const u8 = std::ptr::null(); //~ ERROR E0277
static HOOK: Mutex<Option<Box<dyn Fn()>>> = Mutex::new(None); //~ ERROR E0277
static FINE: OnceLock<String> = OnceLock::new();
static ALSO: AtomicPtr<u8> = AtomicPtr::new(std::ptr::null_mut());
static LAST: Mutex<Option<Box<dyn Fn() + Send>>> = Mutex::new(None);

thread_local! {
    static MINE: Rc<Cell<u32>> = Rc::new(Cell::new(1));
}

fn main() {
    MINE.with(|mine| mine.set(2));
    println!(
        "{:?} {:?} {}",
        FINE.get(),
        ALSO,
        LAST.lock().unwrap().is_none()
    );
}
