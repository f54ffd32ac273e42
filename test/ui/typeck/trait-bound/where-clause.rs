struct Pair<T> {
    a: T,
    b: T,
}

impl<T> Pair<T> {
    fn larger(self) -> T
    where
        T: PartialOrd,
    {
        if self.a > self.b { self.a } else { self.b }
    }
}

struct Plain;

fn largest<T>(p: Pair<T>) -> T
where
    T: PartialOrd,
{
    p.larger()
}

fn main() {
    largest(Pair { a: Plain, b: Plain }); //~ ERROR E0277 can't compare `Plain` with `Plain`
}
