// Names that `extern crate` gives at the root are known in all modules; `self` is the crate itself.
extern crate self as here;
extern crate std as library;

mod inner {
    use here::double;
    use library::collections::BTreeSet;

    pub fn sum(items: &[i32]) -> i32 {
        let unique: BTreeSet<i32> = items.iter().copied().collect();
        double(unique.iter().sum()) + ::here::ONE
    }
}

const ONE: i32 = 1;

pub fn double(n: i32) -> i32 {
    n * 2
}

fn main() {
    println!("{}", inner::sum(&[1, 2, 2, 3]));
}
