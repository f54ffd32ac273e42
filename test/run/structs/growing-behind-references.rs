// A type that grows behind references is never described to its end.
struct Growing<'a, T> {
    next: Option<&'a Growing<'a, &'a T>>,
    value: T,
}

fn main() {
    let last = Growing { next: None, value: &7 };
    let first = Growing { next: Some(&last), value: 7 };
    println!("{} {}", first.value, first.next.map_or(0, |next| *next.value));
}
