// A vector that outgrows its block: the elements move to a larger one and the old block is freed.
fn main() {
    let mut v: Vec<u16> = Vec::with_capacity(2);
    v.push(1);
    v.push(2);
    println!("{} {}", v.len(), v.capacity()); //~ MEMORY
    v.push(3);
    println!("{} {}", v.len(), v.capacity()); //~ MEMORY
    v.shrink_to_fit();
    println!("{:?}", v); //~ MEMORY
}
