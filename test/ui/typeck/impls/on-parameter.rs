impl<T> T { //~ ERROR E0118 no nominal type found for inherent implementation
    fn nothing(&self) {}
}

fn main() {}
