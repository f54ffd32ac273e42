// References are addresses: of a local, of a field, of an element, of bytes within a string.
struct Pair {
    a: u8,
    b: u64,
}

fn main() {
    let pair = Pair { a: 1, b: 2 };
    let (ra, rb) = (&pair.a, &pair.b);
    let array = [1u32, 2, 3];
    let slice = &array[1..];
    let text = String::from("héllo");
    let part = &text[1..3];
    println!("{ra} {rb} {slice:?} {part} {}", pair.b - pair.a as u64); //~ MEMORY
}
