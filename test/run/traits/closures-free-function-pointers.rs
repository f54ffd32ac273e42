fn add(a: i32, b: i32) -> i32 {
    a + b
}

fn mul(a: i32, b: i32) -> i32 {
    a * b
}

fn apply(f: fn(i32, i32) -> i32, n: i32) -> i32 {
    f(n, 10)
}

fn choose(name: &str) -> Option<fn(i32, i32) -> i32> {
    match name {
        "add" => Some(add),
        "mul" => Some(mul),
        _ => None,
    }
}

fn generic<T: Copy>(t: T) -> (T, T) {
    (t, t)
}

struct Op {
    name: &'static str,
    run: fn(i32, i32) -> i32,
}

fn main() {
    println!("{} {}", apply(add, 1), apply(mul, 2));
    let table: [(&str, fn(i32, i32) -> i32); 2] = [("+", add), ("*", mul)];
    for (name, f) in table {
        println!("{name} {}", f(3, 4));
    }
    for name in ["add", "mul", "div"] {
        match choose(name) {
            Some(f) => println!("{}", f(5, 6)),
            None => println!("no {name}"),
        }
    }
    let op = Op { name: "mul", run: mul };
    println!("{} {}", op.name, (op.run)(7, 8));
    let g: fn(char) -> (char, char) = generic;
    println!("{:?}", g('x'));
    println!("{}", std::mem::size_of::<fn()>());
    let make: fn(i32) -> Option<i32> = Some;
    println!("{:?}", make(3));
}
