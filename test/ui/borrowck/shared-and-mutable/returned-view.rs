struct Doc {
    text: String,
    reads: u32,
}

impl Doc {
    fn view(&self) -> &str {
        &self.text
    }

    fn touch(&mut self) {
        self.reads += 1;
    }
}

fn main() {
    let mut d = Doc { text: String::from("t"), reads: 0 };
    let v = d.view();
    d.touch(); //~ ERROR E0502 cannot borrow `d` as mutable because it is also borrowed as immutable
    println!("{v} {}", d.reads);
}
