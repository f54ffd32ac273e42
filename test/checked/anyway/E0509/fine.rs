//@ verdict: fine
struct Guard {
    id: Id,
}

struct Id(u32);

impl Drop for Guard {
    fn drop(&mut self) {
        println!("closing");
    }
}

fn main() {
    let g = Guard { id: Id(3) };
    let id = g.id;
    println!("{}", id.0);
}
