// A shared reference that is coerced to a reference is reborrowed: `*view.name` is borrowed there. Where it is only
// handed on, as the value of a type that is still to be found, `view.name` is used.
struct View<'a> {
    name: &'a String,
    text: String,
}
impl<'a> View<'a> {
    fn edit(&mut self) -> &mut String {
        &mut self.text
    }
}
struct Wrapped<'a>(&'a String);

fn same<T>(value: T) -> T {
    value
}
fn borrowed<'a>(name: &'a String) -> &'a String {
    name
}

fn reborrowed<'a>(name: &'a String, mut view: View<'a>) -> &'a String {
    let edited = view.edit();
    if name.is_empty() {
        edited.push('a');
        return view.name;
    }
    let _in_annotated_tuple: (i32, &String) = (1, view.name); //~ ERROR E0502 cannot borrow `*view.name` as immutable
    edited.push('b');
    let edited = view.edit();
    let _annotated: &String = view.name; //~ ERROR E0502
    edited.push('c');
    let edited = view.edit();
    let _in_constructor = Wrapped(view.name); //~ ERROR E0502
    edited.push('d');
    let edited = view.edit();
    let _in_struct = View { name: view.name, text: String::new() }; //~ ERROR E0502
    edited.push('e');
    let edited = view.edit();
    let _argument = borrowed(view.name); //~ ERROR E0502
    edited.push('f');
    let edited = view.edit();
    let _in_branch: &String = if name.len() > 2 { view.name } else { name }; //~ ERROR E0502
    edited.push('g');
    let edited = view.edit();
    let _broken_with: &String = loop { break view.name }; //~ ERROR E0502
    edited.push('h');
    name
}

fn used(name: &String, mut view: View<'_>) {
    let edited = view.edit();
    let _in_tuple = (1, view.name); //~ ERROR E0503 cannot use `view.name` because it was mutably borrowed
    edited.push('a');
    let edited = view.edit();
    let _plain = view.name; //~ ERROR E0503
    edited.push('b');
    let edited = view.edit();
    let _in_array = [view.name]; //~ ERROR E0503
    edited.push('c');
    let edited = view.edit();
    let _in_option = Some(view.name); //~ ERROR E0503
    edited.push('d');
    let edited = view.edit();
    let _argument = same(view.name); //~ ERROR E0503
    edited.push('e');
    let edited = view.edit();
    let _in_branch = if name.len() > 2 { view.name } else { name }; //~ ERROR E0503
    edited.push('f');
}

fn captured(a: &String, b: &String) {
    let mut pair = (a, 1);
    let reborrows = || borrowed(pair.0).len();
    pair = (b, 2);
    println!("{} {}", reborrows(), pair.1);
    let mut pair = (a, 1);
    let uses = || {
        let name = pair.0;
        name.len()
    };
    pair = (b, 2); //~ ERROR E0506 cannot assign to `pair` because it is borrowed
    println!("{} {}", uses(), pair.1);
}

fn main() {
    let name = String::from("n");
    let view = || View { name: &name, text: String::new() };
    reborrowed(&name, view());
    used(&name, view());
    captured(&name, &name);
}
