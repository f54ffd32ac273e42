struct Stack {
    items: Vec<i32>,
}

impl Stack {
    fn grow(&mut self) {
        for i in &self.items {
            self.push(*i); //~ ERROR E0502 cannot borrow `*self` as mutable because it is also borrowed as immutable
        }
    }

    fn push(&mut self, i: i32) {
        self.items.push(i);
    }
}

fn main() {
    let mut s = Stack { items: vec![1] };
    s.grow();
}
