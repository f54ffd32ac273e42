// An access is told of once for each place and span, but places compare with the types of their fields, in which each
// occurrence has regions of its own: through a field that holds a reference, the read and the write are both told.
struct Meter<'a> {
    reading: &'a mut i64,
    name: &'a str,
}
struct Plain {
    reading: i64,
}

fn through_field(meter: Meter<'_>) {
    let held = &mut *meter.reading;
    *meter.reading += 1; //~ ERROR E0503 cannot use `*meter.reading` because it was mutably borrowed
    //~^ ERROR E0506 cannot assign to `*meter.reading` because it is borrowed
    println!("{held}");
}

fn through_two(meter: &mut Meter<'_>) {
    let held = &mut *meter.reading;
    *meter.reading += *meter.reading % 7; //~ ERROR E0503
    //~^ ERROR E0503
    //~| ERROR E0506
    println!("{held} {}", meter.name);
}

fn without_regions(plain: &mut Plain) {
    let held = &mut plain.reading;
    plain.reading += 1; //~ ERROR E0503 cannot use `plain.reading` because it was mutably borrowed
    println!("{held}");
}

fn in_a_tuple(pair: (&mut Plain, i64)) {
    let held = &mut pair.0.reading;
    pair.0.reading += pair.1; //~ ERROR E0503
    //~^ ERROR E0506
    println!("{held}");
}

fn in_a_closure(count: &mut i64) {
    let mut add = || {
        let held = &mut *count;
        *count += 1; //~ ERROR E0503
        //~^ ERROR E0506
        println!("{held}");
    };
    add();
}

fn static_in_tuple(mut pair: (&'static str, i64)) {
    let held = &mut pair;
    pair.0 = pair.0; //~ ERROR E0506
    //~^ ERROR E0503
    println!("{}", held.0);
}

fn main() {
    let mut n = 1;
    through_field(Meter { reading: &mut n, name: "a" });
}
