// Both sides of `transmute` have one size, known here.
use std::mem::transmute;

struct Pair(u8, u16);

fn generic<T>(value: T, shared: &T, slice: &[T]) {
    let same: T = unsafe { transmute(value) };
    let address: usize = unsafe { transmute(shared) };
    let parts: [usize; 2] = unsafe { transmute(slice) };
    let wide: u64 = unsafe { transmute(same) }; //~ ERROR E0512
}

struct Wrapper<T>(Vec<T>);
struct Ended<T: ?Sized>(u8, T);
struct Held<T>(T);

enum Either<T> {
    Many(Vec<T>),
    None,
}

/// What a parameter is does not matter behind a pointer.
fn not_dependent<T, S: ?Sized + 'static>(vec: Vec<T>, rc: std::rc::Rc<[T]>, either: Either<T>, held: Held<T>, wide: &Ended<[T]>) {
    let wrapper: Wrapper<T> = unsafe { transmute(vec) };
    let pair: (Wrapper<T>, u8) = unsafe { transmute(wrapper) }; //~ ERROR E0512
    let parts: [usize; 2] = unsafe { transmute(rc) };
    let vec: Vec<T> = unsafe { transmute(either) };
    let inner: T = unsafe { transmute(held) }; //~ ERROR E0512
    let words: [usize; 2] = unsafe { transmute(wide) };
    let function: fn(T) -> &'static S = unsafe { transmute(words[0]) };
}

fn main() {
    let small: u8 = unsafe { transmute(1u16) }; //~ ERROR E0512
    let float: f32 = unsafe { transmute(2u32) };
    let pair: u32 = unsafe { transmute(Pair(3, 4)) };
    let text: usize = unsafe { transmute("a") }; //~ ERROR E0512
    let function: usize = unsafe { std::mem::transmute::<fn(), usize>(main) };
    let option: Option<&u8> = unsafe { transmute(0usize) };
    let array = unsafe { std::mem::transmute::<[u8; 3], u32>([0; 3]) }; //~ ERROR E0512
}
