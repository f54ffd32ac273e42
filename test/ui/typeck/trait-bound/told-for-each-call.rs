// Two calls that need the same once the type of a variable is known: each is told.
fn square_root(n: u32) -> u32 {
    let mut low = 0;
    let mut high = 65536;
    while low + 1 < high {
        let middle = (low + high) / 2;
        if u64::from(middle) * u64::from(middle) <= n.into() { //~ ERROR E0277
            //~^ ERROR E0277
            low = middle
        } else {
            high = middle
        }
    }
    low as u32
}

fn main() {
    println!("{}", square_root(99));
}
