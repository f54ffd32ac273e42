// Bounds of a method's parameters, whose lifetimes are not those that the trait's method speaks of.
trait Total<X> {
    fn total<I: Iterator<Item = X>>(items: I) -> u32;
    fn each(items: &[u8], visit: impl FnMut(X));
    fn outlived<'b: 'b, T>(by: &'b u8, value: T);
}

struct Fresh;
struct Named;

impl<'a, 'b: 'a> Total<&'b u8> for Fresh {
    fn total<I: Iterator<Item = &'a u8>>(items: I) -> u32 {
        //~^ ERROR E0308 method not compatible with trait
        items.map(|&n| u32::from(n)).sum()
    }

    fn each(_: &[u8], _: impl FnMut(&'a u8)) {}
    //~^ ERROR E0308 method not compatible with trait

    fn outlived<'c: 'c, T: 'c>(_: &'c u8, _: T) {} //~ ERROR E0276
}

impl<'a> Total<&'a u8> for Named {
    fn total<I: Iterator<Item = &'a u8>>(items: I) -> u32 {
        items.map(|&n| u32::from(n)).sum()
    }

    fn each(_: &[u8], mut visit: impl FnMut(&'a u8)) {
        visit(&1);
    }

    fn outlived<'b: 'b, T>(_: &'b u8, _: T) {}
}

fn main() {
    let bytes = [1, 2];
    println!("{}", <Named as Total<&u8>>::total(bytes.iter()));
}
