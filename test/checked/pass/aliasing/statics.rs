// One writer at a time, through a static's address and through references into it.
static mut TABLE: [u32; 4] = [1, 2, 3, 4];

fn table() -> *mut [u32; 4] {
    &raw mut TABLE
}

fn double(part: &mut [u32]) {
    for n in part {
        *n *= 2;
    }
}

fn main() {
    unsafe {
        double(&mut (&mut *table())[1..3]);
        (*table())[0] = 9;
        let all = &*table();
        println!("{all:?} {}", (*table())[2]);
    }
}
