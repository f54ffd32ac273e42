//@ fault: M0014
// So is one within an `Option`, and within a variant of one's own.
enum Target<'a> {
    Nowhere(u64),
    Here(u64, &'a mut u8),
}

fn fill(first: Option<&mut u8>, target: Target<'_>, behind: *const u8) {
    if let Some(byte) = first {
        *byte = 1;
    }
    match target {
        Target::Nowhere(_) => {}
        Target::Here(times, byte) => {
            *byte = times as u8;
            println!("{}", unsafe { *behind }); //~ FAULT
        }
    }
}

fn main() {
    let mut a = 0;
    let mut b = 0;
    let behind = &raw mut b;
    fill(Some(&mut a), Target::Nowhere(3), behind);
    fill(None, Target::Here(3, unsafe { &mut *behind }), behind);
}
