fn same<'x>(a: &'x str, b: &'x mut &'x str) {
    *b = a;
}

fn user<'p, 'q>(p: &'p str, q: &'p mut &'q str) {
    same(p, q); //~ ERROR lifetime may not live long enough
}

fn main() {
    let mut s = "s";
    user("p", &mut s);
}
