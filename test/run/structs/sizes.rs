use std::mem::{align_of, size_of, size_of_val};
use std::rc::Rc;

struct Mixed {
    _a: u8,
    _b: u32,
    _c: u16,
}

#[repr(C)]
struct InOrder {
    _a: u8,
    _b: u32,
    _c: u16,
}

enum Shape {
    _Dot,
    _Circle(f64),
    _Square(u8),
}

struct Empty;

fn main() {
    println!("{} {} {}", size_of::<u8>(), size_of::<char>(), size_of::<bool>());
    println!("{} {} {}", size_of::<u128>(), align_of::<u128>(), size_of::<usize>());
    println!("{} {} {}", size_of::<Mixed>(), align_of::<Mixed>(), size_of::<InOrder>());
    println!("{} {}", size_of::<Shape>(), size_of::<Empty>());
    println!("{} {} {}", size_of::<()>(), size_of::<(u8, u32)>(), size_of::<[u16; 5]>());
    println!("{} {}", size_of::<&u8>(), size_of::<&str>());
    println!("{} {} {}", size_of::<Box<u8>>(), size_of::<Option<Box<u8>>>(), size_of::<Option<&u8>>());
    println!("{} {} {}", size_of::<Option<u32>>(), size_of::<Option<bool>>(), size_of::<Option<char>>());
    println!("{} {}", size_of::<Option<Option<bool>>>(), size_of::<Option<u8>>());
    println!("{} {} {}", size_of::<String>(), size_of::<Vec<u8>>(), size_of::<Option<String>>());
    println!("{} {}", size_of::<Rc<u8>>(), size_of::<Box<[u8]>>());
    println!("{} {}", size_of_val(&[1u8, 2, 3]), size_of_val("héy"));
    println!("{} {}", size_of_val(&vec![1, 2, 3]), size_of_val(&[1u16, 2][..]));
    println!("{}", size_of::<Result<u32, ()>>());
}
