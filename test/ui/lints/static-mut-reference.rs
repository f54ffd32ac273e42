static mut COUNT: u32 = 0;

fn main() {
    unsafe {
        let r = &mut COUNT; //~ ERROR creating a mutable reference to mutable static
        *r += 1;
    }
}

static mut TABLE: [u32; 2] = [1, 2];

struct Pair {
    left: u32,
}

static mut PAIR: Pair = Pair { left: 1 };

fn elements() -> u32 {
    // rustc's lint looks at the static and its fields only.
    let element = unsafe { &TABLE[0] };
    let field = unsafe { &PAIR.left }; //~ ERROR creating a shared reference to mutable static
    *element + *field
}
