//@ exit: 101
struct D(u32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn walk(all: Vec<D>, limit: u32) -> u32 {
    let mut sum = 0;
    for d in all {
        let _guard = D(d.0 + 100);
        sum += 10 / (limit - d.0);
        println!("sum {sum}");
    }
    sum
}

fn main() {
    let _m = D(0);
    println!("{}", walk(vec![D(1), D(2), D(3), D(4), D(5)], 4));
}
