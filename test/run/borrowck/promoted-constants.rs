fn seven() -> &'static i32 {
    &7
}

fn list() -> &'static [i32] {
    &[1, 2, 3]
}

fn none<'a>() -> &'a Option<String> {
    &None
}

struct P {
    x: i32,
}

const ORIGIN: &P = &P { x: 0 };

fn main() {
    let r;
    {
        r = &(1 + 2);
    }
    println!("{} {:?} {:?} {r} {}", seven(), list(), none(), ORIGIN.x);
    let empty: &'static mut [i32] = &mut [];
    println!("{}", empty.len());
}
