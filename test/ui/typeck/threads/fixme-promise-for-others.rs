// What is no struct or enum of this crate has no promises made for it.
struct Holder(*mut u8);

unsafe impl Sync for Holder {}
unsafe impl<T> Sync for T {} //~ ERROR E0210
unsafe impl Send for &'static Holder {} //~ ERROR E0321

fn main() {}
