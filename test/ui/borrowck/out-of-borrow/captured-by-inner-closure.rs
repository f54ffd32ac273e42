// An inner closure takes a variable out of the closure around it: told where the inner one is made.
fn twice<F: Fn(i32)>(f: F) {
    f(1);
    f(2);
}

fn main() {
    let text = String::from("once");
    twice(|n| {
        let inner = move || { //~ ERROR E0507 cannot move out of `text`, a captured variable in an `Fn` closure
            println!("{n}");
            drop(text);
        };
        inner();
    });
}
