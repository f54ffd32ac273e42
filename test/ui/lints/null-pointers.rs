// Null pointers that are used in plain sight.
fn main() {
    unsafe {
        let read: i32 = *std::ptr::null::<i32>(); //~ ERROR dereferencing a null pointer
        let cast: i32 = *(0 as *const i32); //~ ERROR dereferencing a null pointer
        *std::ptr::null_mut::<i32>() = 1; //~ ERROR dereferencing a null pointer
        let of_nothing = *std::ptr::null::<()>();
        let address = &raw const *std::ptr::null::<i32>();
        let argument = std::ptr::read(std::ptr::null::<u8>()); //~ ERROR calling this function with a null pointer is undefined behavior, even if the result of the function is unused
        let slice: &[u8] = std::slice::from_raw_parts(std::ptr::null(), 0); //~ ERROR calling this function with a null pointer is undefined behavior, even if the result of the function is unused
    }
}
