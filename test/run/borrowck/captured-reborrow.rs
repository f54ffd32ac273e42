// What a closure hands on as a reference it captures as such, and not the variable or field that holds it: it may
// outlive that.
struct Labelled<'a> {
    label: &'a String,
    count: usize,
}

fn length(text: &String) -> usize {
    text.len()
}

fn first<'a>(text: &'a String) -> &'a str {
    &text[..1]
}

fn counter<'a>(label: &'a String) -> impl Fn() -> usize + 'a {
    let labelled = Labelled { label, count: 3 };
    let count = labelled.count;
    println!("made with {count}");
    || length(labelled.label)
}

fn letters<'a>(label: &'a String) -> Box<dyn Fn() -> &'a str + 'a> {
    let kept = label;
    Box::new(|| {
        let text: &String = kept;
        first(text)
    })
}

fn main() {
    let name = String::from("ferrule");
    println!("{}", counter(&name)());
    println!("{}", letters(&name)());
    let other = String::from("ring");
    let mut pair = (&name, 1);
    let measured = || length(pair.0);
    pair = (&other, 2);
    println!("{} {} {}", measured(), pair.0, pair.1);
}
