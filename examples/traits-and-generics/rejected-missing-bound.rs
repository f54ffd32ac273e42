// Teaches: generic code may only use what its bounds promise. Rejected with E0277: not every `T` can be
// printed with `{}`.
// Repair: `fn show_all<T: std::fmt::Display>`.

fn show_all<T>(items: &[T]) {
    for item in items {
        println!("- {item}");
    }
}

fn main() {
    show_all(&[1, 2, 3]);
    show_all(&["one", "two"]);
}
