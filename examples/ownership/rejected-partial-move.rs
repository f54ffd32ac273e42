// Teaches: moving one field out of a struct leaves the rest usable, but no longer the whole.
// Rejected with E0382 where the whole is borrowed to be printed.
// Repair: print the remaining fields, or clone the field instead of moving it.

#[derive(Debug)]
struct Member {
    name: String,
    email: String,
    age: u32,
}

fn main() {
    let member = Member {
        name: String::from("Ada"),
        email: String::from("ada@example.org"),
        age: 36,
    };

    let name = member.name;
    println!("{name} is {} years old", member.age);
    println!("write to {}", member.email);

    println!("{member:?}");
}
