enum Thing {
    Named(String),
    Plain,
}

fn name(t: &Thing) -> String {
    match *t { //~ ERROR E0507 cannot move out of `t` as enum variant `Named` which is behind a shared reference
        Thing::Named(s) => s,
        Thing::Plain => String::new(),
    }
}

fn main() {
    println!("{}", name(&Thing::Plain).len() + name(&Thing::Named(String::new())).len());
}
