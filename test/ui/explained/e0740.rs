union Test {
    text: String, //~ ERROR E0740 field must implement `Copy` or be wrapped in `ManuallyDrop<...>` to be used in a union
}

fn main() {
    let _ = Test { text: String::new() };
}
