struct View<'a> {
    n: &'a i32,
}

fn view(n: &i32) -> View<'_> {
    View { n }
}

fn main() {
    let mut n = 1;
    let v = view(&n);
    n = 2; //~ ERROR E0506 cannot assign to `n` because it is borrowed
    println!("{} {n}", v.n);
}
