// Send and Sync are promises: unsafe to make, and not to be made for what is somebody else's.
struct Holder(*mut u8);
struct Other<T>(*mut T);

impl Send for Holder {} //~ ERROR E0200
unsafe impl Sync for Holder {}
unsafe impl<T: Send> Send for Other<T> {}
unsafe impl Send for Vec<Holder> {} //~ ERROR E0117

fn main() {}
