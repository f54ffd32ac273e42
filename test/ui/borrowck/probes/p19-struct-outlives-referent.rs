// Probe 19: a struct that holds a reference outlives what it refers to.
struct Holder<'a> {
    item: &'a String,
}

fn main() {
    let holder;
    {
        let item = String::from("short");
        holder = Holder { item: &item }; //~ ERROR E0597 `item` does not live long enough
    }
    println!("{}", holder.item);
}
