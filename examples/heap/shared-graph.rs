// Teaches: one thing with many owners. `Rc` frees it with the last of them; a counting heap does so without `Rc`'s help;
// a manual heap frees what `drop` ends, and nothing at the ends of scopes.
// See it: `ferrule compare examples/heap/shared-graph.rs`

use std::rc::Rc;

struct Station {
    name: &'static str,
    lines: Vec<Rc<Station>>,
}

fn main() {
    let hub = Rc::new(Station { name: "hub", lines: Vec::new() });
    let north = Rc::new(Station { name: "north", lines: vec![Rc::clone(&hub)] });
    let south = Rc::new(Station { name: "south", lines: vec![Rc::clone(&hub), Rc::clone(&north)] });
    println!("{} has {} owners", hub.name, Rc::strong_count(&hub));
    drop(south);
    println!("{} has {} owners", north.name, Rc::strong_count(&north));
    println!("{} ends at {}", north.name, north.lines[0].name);
}
