struct P;

impl P {
    fn name(&self) -> u32 { //~ ERROR E0592 duplicate definitions with name `name`
        1
    }
}

impl P {
    fn name(&self) -> u32 {
        2
    }
}

fn main() {
    let _p = P;
}
