struct Holder<'a, T: 'a> {
    t: &'a T,
}

fn make<'a, T>(t: &'a T) -> Holder<'a, T> {
    Holder { t }
}

fn extend<'a, 'b, T>(h: Holder<'a, T>, _other: &'b str) -> usize {
    fn inner<'c, U: 'c>(_u: &U, _c: &'c str) -> usize {
        1
    }
    inner::<'b, T>(h.t, _other) //~ ERROR E0309 the parameter type `T` may not live long enough
}

fn main() {
    println!("{}", extend(make(&1), "x"));
}
