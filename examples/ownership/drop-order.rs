// Teaches: when destructors run. Locals drop in reverse order of declaration, fields in order,
// a moved value drops with its new owner, and `drop` ends a value early.

struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

struct Pair {
    left: Noisy,
    right: Noisy,
}

fn keep(value: Noisy) -> Noisy {
    println!("  keep sees {}", value.0);
    value
}

fn swallow(value: Noisy) {
    println!("  swallow has {}", value.0);
}

fn main() {
    println!("scope:");
    {
        let _first = Noisy("first");
        let _second = Noisy("second");
        println!("  end of scope");
    }

    println!("early:");
    let early = Noisy("early");
    drop(early);

    println!("moves:");
    let travelling = keep(Noisy("traveller"));
    swallow(travelling);

    println!("assignment:");
    let mut slot = Noisy("old");
    println!("  holding {}", slot.0);
    slot = Noisy("new");
    println!("  now holding {}", slot.0);

    println!("fields:");
    let pair = Pair { left: Noisy("left"), right: Noisy("right") };
    let taken = pair.right;
    println!("  took {}, {} stays", taken.0, pair.left.0);

    println!("unnamed:");
    let _ = Noisy("wildcard");
    Noisy("statement");
    println!("end of main");
}
