// A scope's threads may borrow what is older than the scope, and nothing that is younger.
use std::thread;

fn younger() {
    thread::scope(|scope| {
        let inner = String::from("younger");
        scope.spawn(|| println!("{inner}")); //~ ERROR E0373
    });
}

fn younger_reference() {
    thread::scope(|scope| {
        let inner = vec![1, 2];
        let borrowed = &inner; //~ ERROR E0597
        scope.spawn(move || println!("{borrowed:?}"));
    });
}

fn temporary() {
    thread::scope(|scope| {
        let borrowed = &String::from("kept by let"); //~ ERROR E0716
        scope.spawn(move || println!("{borrowed}"));
        let part = String::from("not kept").as_str(); //~ ERROR E0716
        scope.spawn(move || println!("{part}"));
    });
}

fn handle_leaves() {
    let text = String::from("x");
    let mut kept = None;
    thread::scope(|scope| {
        kept = Some(scope.spawn(|| text.len())); //~ ERROR E0521
    });
    println!("{}", kept.is_some());
}

fn result_borrows<'a>(text: &'a str) -> &'a str {
    thread::scope(|scope| scope.spawn(|| &text[1..]).join().unwrap())
}

fn result_of_younger() -> usize {
    let longest = thread::scope(|scope| {
        let inner = String::from("younger");
        scope.spawn(|| inner.len()).join().unwrap() //~ ERROR E0373
    });
    longest
}

fn main() {
    result_borrows("xy");
}
