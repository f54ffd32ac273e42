#[repr(transparent)]
enum Answer { //~ ERROR E0731 transparent enum needs exactly one variant, but has 2
    Yes(u8),
    No,
}

fn main() {
    let _ = (Answer::Yes(1), Answer::No);
}
