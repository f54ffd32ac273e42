// The value of a constant must be one that its type has, whatever `unsafe` made of it.
use std::mem::{MaybeUninit, transmute};

const BOOLEAN: bool = unsafe { transmute(2u8) }; //~ ERROR E0080

const CHARACTER: char = unsafe { transmute(0xd800u32) }; //~ ERROR E0080

#[repr(u8)]
enum Light {
    Red = 1,
    Green = 2,
}

const TAG: Light = unsafe { transmute(3u8) }; //~ ERROR E0080

struct Switch {
    number: u8,
    state: Option<bool>,
}

const FIELD: Switch = Switch { number: 1, state: unsafe { transmute(9u8) } }; //~ ERROR E0080

enum Never {}

const UNINHABITED: Never = unsafe { transmute(()) }; //~ ERROR E0080

const UNINITIALISED: [u8; 3] = unsafe { MaybeUninit::<[u8; 3]>::uninit().assume_init() }; //~ ERROR E0080

const ALLOWED: MaybeUninit<[u8; 3]> = MaybeUninit::uninit();

const NULL: &u8 = unsafe { &*std::ptr::null() }; //~ ERROR E0080

const ADDRESS: &u32 = unsafe { transmute(8usize) }; //~ ERROR E0080

const INSIDE: (u8, [&u8; 2]) = (1, [&1, unsafe { &*(1 as *const u8) }]); //~ ERROR E0080

const BEHIND: &&u8 = &unsafe { &*(1 as *const u8) }; //~ ERROR E0080

const UNALIGNED: &u16 = unsafe { &*(&raw const BYTES[1] as *const u16) }; //~ ERROR E0080

static BYTES: [u8; 4] = [1, 2, 3, 4];

const TOO_LONG: &[u8] = unsafe { std::slice::from_raw_parts(&1, 2) }; //~ ERROR E0080

const DROPPED: &u8 = unsafe { &*dangling() }; //~ ERROR E0080

const fn dangling() -> *const u8 {
    let local = 3u8;
    &raw const local
}

const NUMBER: [usize; 1] = unsafe { transmute(&3u8) }; //~ ERROR E0080

const FUNCTION: fn() = unsafe { transmute(&3u8) }; //~ ERROR E0080

const ZERO: std::num::NonZeroU8 = unsafe { transmute(0u8) }; //~ ERROR E0080

const KEPT: *const u8 = dangling(); //~ ERROR dangling pointer

fn main() {}
