// Traits whose methods constants may call are not stable.
struct Unit;

impl const Default for Unit { //~ ERROR E0658
    fn default() -> Unit {
        Unit
    }
}

fn main() {}
