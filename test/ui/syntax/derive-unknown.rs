#[derive(Printable)] //~ ERROR cannot find derive macro `Printable` in this scope
struct P;

fn main() {
    let _p = P;
}
