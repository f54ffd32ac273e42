// `vec!` has its memory before its values are computed: what they borrow is borrowed from then on.
struct Edit<'a> {
    text: &'a mut String,
}

fn vector(again: bool) {
    let mut text = String::new();
    let mut first = vec![Edit { text: &mut text }];
    let _second = vec![if again { Edit { text: &mut *first[0].text } } else { Edit { text: &mut text } }]; //~ ERROR E0499
}

fn array(again: bool) {
    let mut text = String::new();
    let mut first = vec![Edit { text: &mut text }];
    let _second = [if again { Edit { text: &mut *first[0].text } } else { Edit { text: &mut text } }];
}

fn boxed(again: bool) {
    let mut text = String::new();
    let mut first = vec![Edit { text: &mut text }];
    let _second = Box::new(if again { Edit { text: &mut *first[0].text } } else { Edit { text: &mut text } });
}

fn main() {}
