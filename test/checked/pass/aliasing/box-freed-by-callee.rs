// A `Box` is an argument like another, but its function may free it.
fn consume(value: Box<String>) -> usize {
    let length = value.len();
    drop(value);
    length
}

fn pass_on(value: Box<String>) -> Box<String> {
    let mut value = value;
    value.push('!');
    value
}

fn main() {
    println!("{}", consume(pass_on(Box::new(String::from("here")))));
}
