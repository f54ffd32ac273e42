fn describe(v: &[i32]) -> String {
    match v {
        [] => "empty".to_string(),
        [x] => format!("one {x}"),
        [first, last] => format!("two {first} {last}"),
        [1, rest @ ..] => format!("starts with 1, then {rest:?}"),
        [.., 9] => "ends with 9".to_string(),
        [a, .., z] if a == z => format!("same ends {a}"),
        [a, middle @ .., z] => format!("{a} {} {z}", middle.len()),
    }
}

fn sum(v: &[i32]) -> i32 {
    if let [x, rest @ ..] = v { x + sum(rest) } else { 0 }
}

fn main() {
    for v in [&[][..], &[5], &[5, 6], &[1, 2, 3], &[2, 3, 9], &[4, 5, 4], &[4, 5, 6, 7]] {
        println!("{} {}", describe(v), sum(v));
    }
    let [a, b, c] = [1, 2, 3];
    println!("{a}{b}{c}");
    let [head, .., tail] = ["x", "y", "z"];
    println!("{head}{tail}");
    let mut arr = [1, 2, 3, 4];
    if let [first, .., last] = &mut arr {
        (*first, *last) = (*last, *first);
    }
    println!("{arr:?}");
    let [x, rest @ ..] = arr;
    println!("{x} {rest:?}");
    match "a b c".split(' ').collect::<Vec<_>>().as_slice() {
        ["a", other @ ..] => println!("{other:?}"),
        _ => println!("no"),
    }
    match [[1, 2], [3, 4]] {
        [[a, _], [_, d]] => println!("{a} {d}"),
    }
}
