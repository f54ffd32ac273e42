struct P;

impl P {
    fn get(self: u32) -> u32 { //~ ERROR E0307 invalid `self` parameter type: `u32`
        1
    }
}

fn main() {}
