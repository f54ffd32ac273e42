// References to what a raw pointer points at that nobody wrote.
struct Parts {
    list: Vec<i32>,
    array: [i32; 2],
}

unsafe fn slices(p: *const [u8], text: *const str) {
    unsafe {
        let length = (*p).len(); //~ ERROR implicit autoref creates a reference to the dereference of a raw pointer
        let part = &(*p)[..1]; //~ ERROR implicit autoref creates a reference to the dereference of a raw pointer
        let explicit = (&(*p))[..1].len();
        let element = (*p)[0];
        let first = (*p).first();
        let bytes = (*text).len(); //~ ERROR implicit autoref creates a reference to the dereference of a raw pointer
        let rest = &(*text)[1..]; //~ ERROR implicit autoref creates a reference to the dereference of a raw pointer
    }
}

unsafe fn fields(p: *mut Parts) {
    unsafe {
        (*p).list[0] = 3; //~ ERROR implicit autoref creates a reference to the dereference of a raw pointer
        (*p).array[1] = 3;
        (*p).list.push(1);
        let count = (*p).list.len();
    }
}

fn main() {}
