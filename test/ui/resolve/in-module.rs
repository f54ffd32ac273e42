mod m {
    pub fn known() {}
}

fn main() {
    m::known();
    m::unknown(); //~ ERROR E0425 cannot find function `unknown` in module `m`
}
