#[derive(Debug, Clone, Copy, PartialEq)]
enum Level {
    Low = -5,
    Mid,
    High = 10,
    Top,
}

#[repr(u8)]
enum Byte {
    A = b'a',
    B,
}

enum Plain {
    X,
    Y,
    Z,
}

enum Single {
    Only(u32),
}

fn main() {
    for l in [Level::Low, Level::Mid, Level::High, Level::Top] {
        println!("{l:?} {} {}", l as i32, l as u8);
    }
    println!("{} {}", Byte::A as u8, Byte::B as u8 as char);
    println!("{} {} {}", Plain::X as usize, Plain::Y as i64, Plain::Z as u8);
    let Single::Only(n) = Single::Only(4);
    println!("{n}");
    println!("{}", Level::Mid == Level::Mid);
    println!("{} {}", std::mem::size_of::<Plain>(), std::mem::size_of::<Byte>());
}
