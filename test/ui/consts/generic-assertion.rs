// A constant that depends on a parameter is evaluated for each instance of the code that names it.
struct Ring<const N: usize>;

impl<const N: usize> Ring<N> {
    const LARGE_ENOUGH: () = assert!(N > 1, "too small"); //~ ERROR E0080

    fn new() -> Ring<N> {
        let () = Self::LARGE_ENOUGH;
        Ring
    }
}

fn main() {
    let _fine: Ring<2> = Ring::new();
    let _small: Ring<1> = Ring::new();
}
