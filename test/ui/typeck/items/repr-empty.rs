#[repr(u8)] //~ ERROR E0084 unsupported representation for zero-variant enum
enum Never {}

fn main() {}
