// The type of a constant must have a known size where the constant has a value; a trait may leave that to its impls.
trait Zero {
    const ZERO: Self;
    const TEXT: str;
    const PAIR: [Self; 2]; //~ ERROR E0277 the size for values of type `Self` cannot be known at compilation time
    const WRAPPED: Option<str>; //~ ERROR E0277 the size for values of type `str` cannot be known at compilation time
}

trait Given {
    const SELF: Self = loop {}; //~ ERROR E0277 the size for values of type `Self` cannot be known at compilation time
}

struct Small(u8);

trait One: Sized {
    const ONE: Self;
    const MAYBE: Option<Self> = None;
}

impl One for Small {
    const ONE: Small = Small(1);
}

fn main() {
    println!("{} {}", Small::ONE.0, Small::MAYBE.is_none());
}
