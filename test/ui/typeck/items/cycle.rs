const A: u32 = B; //~ ERROR E0391 cycle detected when checking if `A` is a trivial const
const B: u32 = A;

fn main() {
    println!("{A}");
}
