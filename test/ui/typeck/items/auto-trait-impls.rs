// Auto traits are implemented by hand for structs and enums of one's own alone.
trait Shape {}
struct Handle(*mut u8);
union Bits {
    number: u32,
}

unsafe impl Sync for Handle {}
unsafe impl Send for Bits {}
unsafe impl Send for &'static Handle {} //~ ERROR E0321 cross-crate traits with a default impl, like `Send`, can only be implemented for a struct/enum type, not `&'static Handle`
unsafe impl Send for dyn Shape {} //~ ERROR E0321 cross-crate traits with a default impl, like `Send`, can only be implemented for a struct/enum type, not `(dyn Shape + 'static)`
unsafe impl<T> Send for Wrapper<T> {}
struct Wrapper<T>(*mut T);

fn main() {}
