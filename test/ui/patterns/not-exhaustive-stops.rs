// No code can be made of a `match` that forgets a case, so nothing is said of ownership in that function.

enum Light {
    Red,
    Green,
}

fn main() {
    let name = String::from("crossing");
    let moved = name;
    let light = Light::Red;
    match light { //~ ERROR E0004 non-exhaustive patterns: `Light::Green` not covered
        Light::Red => println!("{name} {moved}"),
    }
}

fn elsewhere() {
    let name = String::from("crossing");
    let moved = name;
    println!("{name} {moved}"); //~ ERROR E0382 borrow of moved value: `name`
}
