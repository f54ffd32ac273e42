// What a thread takes along must be Send: Rc is not, however it is wrapped.
use std::rc::{Rc, Weak};
use std::thread;

struct Holds {
    name: &'static str,
    inner: Rc<i32>,
}

enum Perhaps {
    Nothing,
    Shared(Vec<Rc<str>>),
}

struct Generic<T>(T);

fn main() {
    let direct = Rc::new(1);
    thread::spawn(move || println!("{direct}")); //~ ERROR E0277

    let weak: Weak<i32> = Weak::new();
    thread::spawn(move || drop(weak)); //~ ERROR E0277

    let held = Holds {
        name: "n",
        inner: Rc::new(2),
    };
    thread::spawn(move || println!("{} {}", held.name, held.inner));

    let whole = Holds {
        name: "n",
        inner: Rc::new(2),
    };
    thread::spawn(move || drop(whole));

    let perhaps = Perhaps::Shared(vec![]);
    thread::spawn(move || match perhaps { //~ ERROR E0277
        Perhaps::Nothing => 0,
        Perhaps::Shared(all) => all.len(),
    });

    let generic = Generic(Some((1, Rc::new('c'))));
    thread::spawn(move || drop(generic)); //~ ERROR E0277

    let boxed: Box<[Rc<u8>]> = Box::new([]);
    thread::spawn(move || boxed.len()); //~ ERROR E0277

    // Only the part that is used is taken along.
    let part = Holds {
        name: "fine",
        inner: Rc::new(3),
    };
    thread::spawn(move || println!("{}", part.name));
    println!("{}", part.inner);
}
