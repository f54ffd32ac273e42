// Where part of a type is erroneous nothing else is said of the whole.
struct Length<U>(U);

impl<U> Clone for Length { //~ ERROR E0107 missing generics for struct `Length`
    fn clone(&self) -> Self {
        loop {}
    }
}

struct Slice<'b, T> {
    items: &'a [T], //~ ERROR E0261 use of undeclared lifetime name `'a`
    mark: &'b u8,
}

fn first(values: &[Unknown]) -> usize { //~ ERROR E0425 cannot find type `Unknown` in this scope
    values.iter().filter_map(|v| v.get()).map(|v| v.len()).sum()
}

fn main() {}
