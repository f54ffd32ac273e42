fn same<T>(_a: T, _b: T) {}

fn main() {
    same(1, "one"); //~ ERROR E0308 mismatched types
}
