// Teaches: a `String` has one owner. Assigning, passing and returning it moves that ownership;
// the bytes on the heap stay where they are and are freed once, by the last owner.

struct Parcel {
    label: String,
    weight: u32,
}

fn pack(label: String, weight: u32) -> Parcel {
    Parcel { label, weight }
}

fn relabel(mut parcel: Parcel, text: &str) -> Parcel {
    parcel.label.push_str(text);
    parcel
}

fn deliver(parcel: Parcel) -> String {
    println!("delivering {} ({} g)", parcel.label, parcel.weight);
    parcel.label
}

fn main() {
    let first = String::from("books");
    let second = first;
    println!("the text now belongs to `second`: {second}");

    let third = second.clone();
    println!("a clone is a second text: {second} and {third}");

    let parcel = pack(second, 900);
    let parcel = relabel(parcel, ", fragile");
    let label = deliver(parcel);
    println!("the label came back: {label}");

    let mut slot = label;
    println!("slot holds {:?}", slot);
    drop(slot);
    slot = third;
    println!("an emptied variable can be filled again: {slot:?}");
}
