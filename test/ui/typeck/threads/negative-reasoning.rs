// Send and Sync are asked of every part, through every layer; an impl that promises them ends the question.
use std::cell::Cell;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::{Arc, Weak};

fn send<T: Send>() {}
fn sync<T: Sync>() {}
fn both<T: Send + Sync>() {}

struct Tree {
    children: Vec<Tree>,
    value: i32,
}

struct Linked {
    parent: Option<Rc<Linked>>,
}

struct Marked<T>(PhantomData<T>);
struct NotSync(PhantomData<Cell<()>>);
struct NotSend(PhantomData<*const ()>);

struct Wrapper<T>(T);
unsafe impl<T: Sync> Sync for Wrapper<Cell<T>> {}

struct Handle(*mut u8);
unsafe impl Send for Handle {}
unsafe impl Sync for Handle {}

struct Owner(Vec<Handle>, Arc<Handle>);

fn main() {
    both::<Tree>();
    both::<Owner>();
    both::<Marked<i32>>();
    both::<fn(Rc<i32>) -> Cell<i32>>();
    both::<&'static str>();
    send::<NotSync>();
    send::<&mut Cell<i32>>();
    sync::<Wrapper<Cell<i32>>>();
    sync::<Wrapper<i32>>(); //~ ERROR E0277
    send::<Linked>(); //~ ERROR E0277
    sync::<NotSync>(); //~ ERROR E0277
    send::<NotSend>(); //~ ERROR E0277
    send::<Marked<Rc<i32>>>(); //~ ERROR E0277
    sync::<Marked<Cell<i32>>>(); //~ ERROR E0277
    send::<Wrapper<&Cell<i32>>>(); //~ ERROR E0277
    send::<Arc<NotSync>>(); //~ ERROR E0277
    send::<Weak<Rc<()>>>(); //~ ERROR E0277
    //~| ERROR E0277
    sync::<[Cell<i32>; 2]>(); //~ ERROR E0277
    send::<(i32, *const u8)>(); //~ ERROR E0277
    send::<Result<i32, Rc<str>>>(); //~ ERROR E0277
    send::<Option<Box<dyn Fn()>>>(); //~ ERROR E0277
    sync::<Box<dyn Fn() + Send>>(); //~ ERROR E0277
    both::<std::sync::mpsc::Receiver<i32>>(); //~ ERROR E0277
    send::<std::sync::MutexGuard<'static, i32>>(); //~ ERROR E0277
    sync::<std::sync::MutexGuard<'static, Cell<i32>>>(); //~ ERROR E0277
    println!(
        "{}",
        Tree {
            children: vec![],
            value: 1
        }
        .value
    );
}
