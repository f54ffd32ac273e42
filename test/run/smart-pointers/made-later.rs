// Boxes and shared owners are made first, and their values written later.
use std::cell::Cell;
use std::ffi::OsStr;
use std::mem::MaybeUninit;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::rc::Rc;
use std::sync::Arc;

/// Counts its clones, and panics at the third.
struct Counted<'a>(&'a Cell<i32>);

impl Clone for Counted<'_> {
    fn clone(&self) -> Self {
        self.0.set(self.0.get() + 1);
        assert!(self.0.get() < 3, "no third");
        Counted(self.0)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        println!("dropped at {}", self.0.get());
    }
}

fn main() {
    let mut five = Rc::<u32>::new_uninit();
    Rc::get_mut(&mut five).unwrap().write(5);
    println!("{}", unsafe { five.assume_init() });
    println!("{} {}", unsafe { Rc::<u32>::new_zeroed().assume_init() }, unsafe { Arc::<u8>::new_zeroed().assume_init() });
    let mut texts = Rc::<[String]>::new_uninit_slice(2);
    for (i, slot) in Rc::get_mut(&mut texts).unwrap().iter_mut().enumerate() {
        slot.write(format!("text {i}"));
    }
    let texts = unsafe { texts.assume_init() };
    println!("{texts:?} {}", Rc::strong_count(&texts));
    let mut shared = Arc::<[i64]>::new_uninit_slice(2);
    Arc::get_mut(&mut shared).unwrap().write_copy_of_slice(&[7, 8]);
    println!("{:?}", unsafe { shared.assume_init() });
    println!("{:?}", unsafe { Box::<[u16]>::new_zeroed_slice(3).assume_init() });
    println!("{:?}", unsafe { Arc::<[u16]>::new_zeroed_slice(1).assume_init() });

    let mut vec = Vec::with_capacity(4);
    vec.spare_capacity_mut()[..2].write_clone_of_slice(&["a".to_string(), "b".to_string()]);
    unsafe { vec.set_len(2) };
    println!("{vec:?}");
    let count = Cell::new(0);
    let all = [Counted(&count), Counted(&count), Counted(&count)];
    let mut slots = [const { MaybeUninit::<Counted>::uninit() }; 3];
    let result = catch_unwind(AssertUnwindSafe(|| {
        slots.write_clone_of_slice(&all);
    }));
    println!("{}", result.is_err());

    let mut word = String::from("word");
    let words: Arc<str> = Arc::from(word.as_mut_str());
    let bytes: Arc<[u8]> = Arc::from(words.clone());
    let array: Result<Arc<[u8; 4]>, _> = bytes.clone().try_into();
    println!("{words} {bytes:?} {array:?}");
    let (boxed, text): (Rc<[i32]>, Rc<str>) = (Rc::from(vec![1].into_boxed_slice()), Rc::from(Box::<str>::from("x")));
    println!("{boxed:?} {text} {:?}", <&str>::try_from(OsStr::new("os")));
}
