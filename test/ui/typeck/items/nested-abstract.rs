trait A<T> {}

struct P;

impl<T> A<T> for P {}

fn make() -> impl A<impl Copy> { //~ ERROR E0666 nested `impl Trait` is not allowed
    P
}

fn main() {}
