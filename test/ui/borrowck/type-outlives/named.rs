trait Named {
    fn name(&self) -> u32;
}

fn boxed<'a, T: Named>(t: T) -> Box<dyn Named + 'a> {
    Box::new(t) //~ ERROR E0309 the parameter type `T` may not live long enough
}

struct N;

impl Named for N {
    fn name(&self) -> u32 {
        1
    }
}

fn main() {
    println!("{}", boxed(N).name());
}
