fn outer<T>(t: T) -> T {
    fn inner(x: T) -> T { //~ ERROR E0401 can't use generic parameters from outer item
    //~^ ERROR E0401 can't use generic parameters from outer item
        x
    }
    inner(t)
}

fn main() {
    outer(1);
}
