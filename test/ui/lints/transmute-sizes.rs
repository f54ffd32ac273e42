// Both sides of `transmute` have one size, known here.
use std::mem::transmute;

struct Pair(u8, u16);

fn generic<T>(value: T, shared: &T, slice: &[T]) {
    let same: T = unsafe { transmute(value) };
    let address: usize = unsafe { transmute(shared) };
    let parts: [usize; 2] = unsafe { transmute(slice) };
    let wide: u64 = unsafe { transmute(same) }; //~ ERROR E0512
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
