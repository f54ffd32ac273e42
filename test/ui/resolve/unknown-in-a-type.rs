// What hangs on a part of a type that is not known is not told again: methods of an impl whose parameter is undeclared,
// fields of a struct without its lifetime.

struct Stack<T> {
    items: Vec<T>,
}

impl Stack<T> { //~ ERROR E0425 cannot find type `T`
    fn push(&mut self, item: T) { //~ ERROR E0425 cannot find type `T`
        self.items.push(item);
    }

    fn pop(&mut self) -> Option<T> { //~ ERROR E0425 cannot find type `T`
        self.items.pop()
    }
}

struct Note {
    text: std::rc::Rc<&str>, //~ ERROR E0106 missing lifetime specifier
}

fn main() {
    let mut stack = Stack { items: Vec::new() };
    stack.push(1);
    println!("{:?}", stack.pop());
    let note = Note { text: std::rc::Rc::new("later") };
    println!("{} {}", note.text.len(), note.text.nothing());
    let (first, second) = (unknown, 2u8); //~ ERROR E0425 cannot find value `unknown`
    let text: String = second;
    println!("{first} {text}");
}
