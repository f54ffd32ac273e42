//@ fault: M0014
// A reference within a struct is guarded while the function runs that was given the struct.
struct Meter<'a> {
    name: &'static str,
    reading: &'a mut u32,
}

fn log(meter: Meter<'_>, behind: *mut u32) {
    *meter.reading += 1;
    unsafe { *behind = 0 }; //~ FAULT
    println!("{} {}", meter.name, meter.reading);
}

fn main() {
    let mut count = 7;
    let behind = &raw mut count;
    log(Meter { name: "water", reading: unsafe { &mut *behind } }, behind);
}
