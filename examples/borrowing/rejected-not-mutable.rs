// Teaches: a shared reference does not allow change, whatever the owner allows: E0596.
// Repair: take `&mut Vec<String>` and pass `&mut guests`.

fn is_invited(guests: &Vec<String>, name: &str) -> bool {
    for guest in guests {
        if guest == name {
            return true;
        }
    }
    false
}

fn invite(guests: &Vec<String>, name: &str) {
    if !is_invited(guests, name) {
        guests.push(String::from(name));
    }
}

fn main() {
    let mut guests = Vec::new();
    guests.push(String::from("Ida"));
    invite(&guests, "Jan");
    println!("{guests:?}");
}
