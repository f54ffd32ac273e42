mod m {
    struct P;

    pub fn make() -> u32 {
        let _p = P;
        1
    }
}

fn main() {
    m::make();
    let _p = m::P; //~ ERROR E0603 unit struct `P` is private
}
