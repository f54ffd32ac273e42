struct P {
    x: i32,
}

const ORIGIN: P = P { x: 0 };

fn main() {
    match (P { x: 1 }) {
        ORIGIN => println!("origin"), //~ ERROR constant of non-structural type `P` in a pattern
        P { x } => println!("{x}"),
    }
}
