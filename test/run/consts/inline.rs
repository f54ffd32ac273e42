// Inline constants take their type from what surrounds them.
fn half(n: u8) -> u8 {
    n / const { 2u8 }
}

fn main() {
    let small: u8 = const { 7 };
    let nothing: Option<u8> = const { None };
    let shared: &'static [u16; 2] = const { &[1, 2] };
    println!("{} {small} {nothing:?} {shared:?}", half(9));
    let table = [const { Vec::<u8>::new() }; 3];
    println!("{table:?}");
}
