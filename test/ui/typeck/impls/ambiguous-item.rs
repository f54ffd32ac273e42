trait A {
    type Item;
}

trait B: A {
    type Item;

    fn get() {
        let _x: Self::Item; //~ ERROR E0221 ambiguous associated type `Item` in bounds of `Self`
    }
}

fn main() {}
