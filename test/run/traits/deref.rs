use std::ops::{Deref, DerefMut};

struct Meter {
    inner: Vec<u32>,
    reads: usize,
}

impl Deref for Meter {
    type Target = Vec<u32>;
    fn deref(&self) -> &Vec<u32> {
        &self.inner
    }
}

impl DerefMut for Meter {
    fn deref_mut(&mut self) -> &mut Vec<u32> {
        self.reads += 1;
        &mut self.inner
    }
}

struct MyBox<T>(T);

impl<T> Deref for MyBox<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

fn hello(name: &str) -> usize {
    println!("hello {name}");
    name.len()
}

fn total(v: &[u32]) -> u32 {
    let mut sum = 0;
    for x in v {
        sum += x;
    }
    sum
}

fn main() {
    let mut m = Meter { inner: vec![1, 2], reads: 0 };
    m.push(3);
    m[0] = 10;
    println!("{} {} {}", m.len(), total(&m), m.reads);
    *m = vec![7];
    println!("{:?} {}", *m, m.reads);
    for x in m.iter_mut() {
        *x += 1;
    }
    println!("{} {}", m[0], m.reads);
    let b = MyBox(MyBox(String::from("nested")));
    println!("{}", hello(&b));
    println!("{} {}", b.len(), b.to_uppercase());
    let c = *MyBox(5);
    println!("{c}");
    let s = Box::new(String::from("boxed"));
    println!("{}", hello(&s));
}
