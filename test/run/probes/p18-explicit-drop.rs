// Probe 18: the order of destructors with an explicit `drop`.
struct Bell(&'static str);

impl Drop for Bell {
    fn drop(&mut self) {
        println!("ding {}", self.0);
    }
}

fn main() {
    let _a = Bell("a");
    let b = Bell("b");
    let _c = Bell("c");
    drop(b);
    println!("end");
}
