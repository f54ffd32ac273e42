// What a scope gives back cannot borrow from what dies before.
use std::thread;

fn inner_dies<'a>(slot: &mut Option<&'a str>) {
    let text = String::from("short");
    thread::scope(|scope| {
        scope.spawn(|| *slot = Some(&text)); //~ ERROR E0597
    });
}

fn result_dies() {
    let result;
    {
        let values = vec![3, 1, 2];
        result = thread::scope(|scope| scope.spawn(|| values.iter().max()).join().unwrap()); //~ ERROR E0597
    }
    println!("{result:?}");
}

fn replaced() {
    let mut values = vec![1];
    let first = thread::scope(|scope| scope.spawn(|| &values[0]).join().unwrap());
    values.push(2); //~ ERROR E0502
    println!("{first}");
}

fn guard_dies() -> std::thread::ScopedJoinHandle<'static, i32> {
    thread::scope(|scope| scope.spawn(|| 1)) //~ ERROR
}

fn main() {
    result_dies();
}
