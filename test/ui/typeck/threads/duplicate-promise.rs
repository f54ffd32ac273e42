// Two promises for one type.
struct Holder<T>(*mut T);

unsafe impl<T: Send> Send for Holder<T> {}
unsafe impl Send for Holder<i32> {} //~ ERROR E0119

fn main() {}
