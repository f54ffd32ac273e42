#[repr(u8, u16)] //~ ERROR E0566 conflicting representation hints
enum Level {
    Low,
    High,
}

fn main() {
    let _ = (Level::Low as u8, Level::High as u8);
}
