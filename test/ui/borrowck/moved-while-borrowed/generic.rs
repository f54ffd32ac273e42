fn swallow<T>(_t: T) {}

fn keep<T: Clone>(t: T) -> T {
    let r = &t;
    swallow(t); //~ ERROR E0505 cannot move out of `t` because it is borrowed
    r.clone()
}

fn main() {
    println!("{}", keep(1));
}
