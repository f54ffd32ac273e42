// Shared references that are written through, or taken for larger ones.
use std::cell::UnsafeCell;

fn written(r: &i32) {
    unsafe {
        *(r as *const i32 as *mut i32) = 2; //~ ERROR assigning to `&T` is undefined behavior, consider using an `UnsafeCell`
        let exclusive = &mut *(r as *const i32 as *mut i32); //~ ERROR casting `&T` to `&mut T` is undefined behavior, even if the reference is unused, consider instead using an `UnsafeCell`
        let pointer = std::ptr::from_ref(r).cast_mut();
        *pointer += 1; //~ ERROR assigning to `&T` is undefined behavior, consider using an `UnsafeCell`
        std::ptr::write(pointer, 3); //~ ERROR assigning to `&T` is undefined behavior, consider using an `UnsafeCell`
    }
}

fn enlarged() {
    let byte = 5u8;
    let bytes = [5u8; 8];
    unsafe {
        let larger = &*(&byte as *const u8 as *const u64); //~ ERROR casting references to a bigger memory layout than the backing allocation is undefined behavior, even if the reference is unused
        let same = &*(&bytes as *const [u8; 8] as *const u64);
        let of_part = &*(&bytes[0] as *const u8 as *const u64);
    }
}

fn cell(cell: &UnsafeCell<i32>) {
    unsafe {
        *cell.get() = 1;
        *UnsafeCell::raw_get(cell) = 2;
        let shared: &mut i32 = std::mem::transmute(cell.get().as_ref().unwrap()); //~ ERROR transmuting &T to &mut T is undefined behavior, even if the reference is unused, consider instead using an UnsafeCell
    }
}

fn main() {}
