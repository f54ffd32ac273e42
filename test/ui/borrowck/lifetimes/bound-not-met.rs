trait Named<'a>: 'a {}

struct Holder<'short, 'long> {
    x: Box<dyn Named<'short> + 'long>, //~ ERROR E0478 lifetime bound not satisfied
}

fn main() {}
