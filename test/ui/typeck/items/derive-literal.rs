#[derive("Clone")] //~ ERROR E0777 expected path to a trait, found literal
struct P;

fn main() {
    let _p = P;
}
