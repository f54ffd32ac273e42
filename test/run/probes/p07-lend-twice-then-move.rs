// Probe 7: lent twice, then moved.
fn look(s: &String) -> usize {
    s.len()
}

fn eat(s: String) {
    println!("ate {s}");
}

fn main() {
    let pie = String::from("pie");
    println!("{} {}", look(&pie), look(&pie));
    eat(pie);
}
