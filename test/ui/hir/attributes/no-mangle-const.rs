// Constants have no symbols.
#[unsafe(no_mangle)]
const LIMIT: i32 = 5; //~ ERROR const items should never be `#[no_mangle]`

#[unsafe(no_mangle)]
static FINE: i32 = 5;

fn main() {}
