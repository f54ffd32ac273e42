#[repr(transparent, C)] //~ ERROR E0692 transparent struct cannot have other repr hints
struct Grams(f32);

fn main() {
    println!("{}", Grams(1.0).0);
}
