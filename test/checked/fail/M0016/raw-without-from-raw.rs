//@ fault: M0016
// A handle is given away as a raw pointer; the one who gets it reads through it and forgets to take it back.
struct Session {
    user: String,
}

fn open(user: &str) -> *mut Session {
    Box::into_raw(Box::new(Session { user: user.to_string() })) //~ FAULT
}

fn main() {
    let handle = open("ann");
    let length = unsafe { (&(*handle).user).len() };
    println!("{length}");
}
