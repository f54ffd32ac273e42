// Parameters of functions without bodies are plain names.
struct Pair(i32, i32);

trait Shape {
    fn tuple((x, y): (i32, i32)); //~ ERROR E0642
    fn nested(&self, Pair(a, _): Pair); //~ ERROR E0642
    fn reference(&n: &i32); //~ ERROR E0642
    fn by_ref(ref n: i32); //~ ERROR E0642
    fn named(n: i32, _: i32);
    fn with_body((x, y): (i32, i32)) -> i32 {
        x + y
    }
}

trait Old {
    fn mutable(mut n: i32); //~ ERROR patterns aren't allowed in functions without bodies
}

fn main() {}
