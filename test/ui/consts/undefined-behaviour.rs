// What evaluation may not do, each told where the constant does it: as in a program, but always seen.
use std::mem::{MaybeUninit, transmute};

const PAST: u8 = {
    let bytes = [1u8, 2];
    unsafe { *bytes.as_ptr().wrapping_add(2) } //~ ERROR E0080
};

const MOVED_PAST: *const u8 = {
    let bytes = [1u8, 2];
    unsafe { bytes.as_ptr().add(3) } //~ ERROR E0080
};

const OUT_OF_SCOPE: u8 = {
    let pointer: *const u8;
    {
        let local = 3;
        pointer = &local;
    }
    unsafe { *pointer } //~ ERROR E0080
};

const RETURNED: u8 = unsafe { *address_of_local() }; //~ ERROR E0080

const fn address_of_local() -> *const u8 {
    let local = 3u8;
    &raw const local
}

union Number {
    byte: u8,
    word: u16,
}

const HALF: u16 = unsafe { Number { byte: 3 }.word }; //~ ERROR E0080

const UNINITIALISED: u8 = unsafe { MaybeUninit::<u8>::uninit().assume_init() }; //~ ERROR E0080

const MISALIGNED: u32 = {
    let bytes = [0u8; 8];
    unsafe { *(bytes.as_ptr().add(1) as *const u32) } //~ ERROR E0080
};

const BRANCH: u8 = {
    let condition: bool = unsafe { transmute(3u8) };
    if condition { 1 } else { 2 } //~ ERROR E0080
};

const POINTER_AS_NUMBER: u8 = {
    let pointer = &&3u8;
    unsafe { *(pointer as *const &u8 as *const u8) } //~ ERROR E0080
};

const BROKEN_POINTER: &u8 = {
    let mut pointer: &u8 = &3;
    unsafe { *(&raw mut pointer as *mut u8) = 3 };
    pointer //~ ERROR E0080
};

static mut COUNTER: u8 = 3;

const READS_MUTABLE: u8 = unsafe { COUNTER }; //~ ERROR E0080

static MAY_READ: u8 = unsafe { COUNTER };

static WRITES: u8 = unsafe {
    COUNTER = 4; //~ ERROR E0080
    1
};

const OVERLAPPING: () = unsafe {
    let mut bytes = [1u8, 2, 3];
    let start = bytes.as_mut_ptr();
    std::ptr::copy_nonoverlapping(start, start.add(1), 2); //~ ERROR E0080
};

const UNREACHABLE: u8 = unsafe { std::hint::unreachable_unchecked() }; //~ ERROR E0080

const OVERFLOW: u8 = unsafe { 255u8.unchecked_add(1) }; //~ ERROR E0080

const DEEP: u32 = depth(127); //~ ERROR E0080

const DEEPEST: u32 = depth(126);

const fn depth(left: u32) -> u32 {
    if left == 0 { 0 } else { depth(left - 1) + 1 }
}

fn main() {}
