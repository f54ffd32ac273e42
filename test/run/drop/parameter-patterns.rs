// Parameters are taken apart one after the other: each is dropped after its own parts, and before those in front of it.
struct Noisy(&'static str);
impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn taken_apart((a, _): (Noisy, Noisy), b: Noisy, _: Noisy, (_, c): (Noisy, Noisy)) {
    let _local = Noisy("local");
    println!("{} {} {}", a.0, b.0, c.0);
}

fn main() {
    taken_apart(
        (Noisy("a"), Noisy("beside a")),
        Noisy("b"),
        Noisy("unnamed"),
        (Noisy("beside c"), Noisy("c")),
    );
    let closure = |(x, y): (Noisy, Noisy), z: Noisy| println!("{} {} {}", x.0, y.0, z.0);
    closure((Noisy("x"), Noisy("y")), Noisy("z"));
}
