mod m {
    pub const N: u32 = 1;
}

pub use m as outside; //~ ERROR E0365 `m` is only public within the crate, and cannot be re-exported outside

fn main() {
    println!("{}", outside::N);
}
