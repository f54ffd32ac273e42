// Teaches: after `let second = first;` the text belongs to `second`; using `first` is rejected with
// E0382. Were it allowed, both would free the same bytes at the end of `main`.
// Repair: clone, borrow with `&first`, or use `second`.

fn shout(text: &str) -> String {
    let mut loud = String::new();
    for letter in text.chars() {
        loud.push(letter.to_ascii_uppercase());
    }
    loud
}

fn main() {
    let first = String::from("mine");
    println!("{}", shout(&first));

    let second = first;
    println!("{}", shout(&second));

    println!("{}", shout(&first));
}
