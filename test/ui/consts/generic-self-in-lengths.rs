// The length of an array in a type is no place for parameters: not for `Self` where that stands for different types, nor
// for lifetimes. As the count of a repeated element `Self` may be a type with parameters.
trait Sized2 {
    const N: usize;
    const ZEROS: [u8; Self::N]; //~ ERROR generic parameters may not be used in const operations
    fn array(&self) -> [i32; Self::N]; //~ ERROR generic parameters may not be used in const operations
    fn local(&self) {
        let _local: [u8; Self::N]; //~ ERROR generic parameters may not be used in const operations
    }
    fn as_argument(&self) -> Counted<{ Self::N }>; //~ ERROR generic parameters may not be used in const operations
}

struct Counted<const N: usize>;

struct Pair<T>(T, T);

impl<T> Pair<T> {
    const COUNT: usize = 2;
    fn typed() -> [i32; Self::COUNT] { //~ ERROR generic `Self` types are currently not permitted in anonymous constants
        [0, 1]
    }
    fn counted() -> usize {
        [1; Self::COUNT].len()
    }
}

struct Plain;

impl Plain {
    const COUNT: usize = 2;
    fn typed() -> [i32; Self::COUNT] {
        [0, 1]
    }
}

fn with_lifetime<'a>(one: &'a u8) -> [&'a u8; { let _none: Option<&'a u8> = None; 1 }] { //~ ERROR generic parameters may not be used in const operations
    [one]
}

fn main() {
    println!("{} {:?}", Pair::<u8>::counted(), Plain::typed());
}
