struct P;

impl<T: Default> P { //~ ERROR E0207 the type parameter `T` is not constrained by the impl trait, self type, or predicates
    fn get(&self) -> u32 {
        0
    }
}

fn main() {
    let _p = P;
}
