// Teaches: generic code may only use what its bounds promise. Rejected with E0277: not every `T` can be
// printed with `{}`.
// Repair: `fn show_all<T: std::fmt::Display>`.

fn count_all<T>(items: &[T]) -> usize {
    items.len()
}

fn show_all<T>(items: &[T]) {
    for item in items {
        println!("- {item}");
    }
}

fn main() {
    let numbers = [1, 2, 3];
    println!("{} numbers:", count_all(&numbers));
    show_all(&numbers);
    show_all(&["one", "two"]);
}
