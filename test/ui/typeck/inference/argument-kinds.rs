// Generic arguments of the wrong kind: the first of a list is told.
struct Array<T, const N: usize>([T; N]);

impl<T, const N: usize> Array<N, T> {} //~ ERROR E0747 constant provided when a type was expected

fn take(_: Array<3, u8>) {} //~ ERROR E0747 constant provided when a type was expected

fn late<'a, T>(x: &'a T) {}

fn main() {
    late::<u8, 'static>(&1); //~ ERROR E0794 cannot specify lifetime arguments explicitly if late bound lifetime parameters are present
}
