mod sea {
    pub enum Fish {
        Shark,
    }

    pub(in crate::sea::Fish) fn swim() {} //~ ERROR E0577 expected module, found enum `crate::sea::Fish`
}

fn main() {
    let _f = sea::Fish::Shark;
}
