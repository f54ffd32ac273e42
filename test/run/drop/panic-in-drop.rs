struct Bad(&'static str);
impl Drop for Bad {
    fn drop(&mut self) {
        println!("dropping {}", self.0);
        if self.0 == "a" {
            panic!("drop of {}", self.0);
        }
    }
}
struct Pair {
    x: Bad,
    y: Bad,
}
fn main() {
    let r = std::panic::catch_unwind(|| {
        let _b = Bad("b");
        let _a = Bad("a");
        let _c = Bad("c");
    });
    println!("{}", r.is_err());
    let r = std::panic::catch_unwind(|| {
        let _v = vec![Bad("v0"), Bad("a"), Bad("v2")];
    });
    println!("{}", r.is_err());
    let r = std::panic::catch_unwind(|| {
        let p = Pair {
            x: Bad("a"),
            y: Bad("y"),
        };
        let _ = &p;
        println!("{}{}", p.x.0, p.y.0)
    });
    println!("{}", r.is_err());
    let r = std::panic::catch_unwind(|| {
        let _z = [Bad("z0"), Bad("a"), Bad("z2")];
    });
    println!("{}", r.is_err());
    let r = std::panic::catch_unwind(|| {
        let b: Box<Pair> = Box::new(Pair {
            x: Bad("a"),
            y: Bad("y2"),
        });
        drop(b);
    });
    println!("{}", r.is_err());
    let r = std::panic::catch_unwind(|| {
        let mut m = Bad("a");
        m = Bad("assigned");
        println!("after {}", m.0);
    });
    println!("{}", r.is_err());
}
