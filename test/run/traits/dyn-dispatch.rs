trait Component {
    fn update(&mut self, dt: f64);
    fn report(&self) -> String;
    fn boxed_clone(&self) -> Box<dyn Component>;
    fn consume(self: Box<Self>) -> String;
}

#[derive(Clone)]
struct Timer {
    left: f64,
}

#[derive(Clone)]
struct Counter {
    n: u32,
    name: String,
}

impl Component for Timer {
    fn update(&mut self, dt: f64) {
        self.left -= dt;
    }
    fn report(&self) -> String {
        format!("timer {:.1}", self.left)
    }
    fn boxed_clone(&self) -> Box<dyn Component> {
        Box::new(self.clone())
    }
    fn consume(self: Box<Self>) -> String {
        format!("timer stopped at {}", self.left)
    }
}

impl Component for Counter {
    fn update(&mut self, _dt: f64) {
        self.n += 1;
    }
    fn report(&self) -> String {
        format!("{} {}", self.name, self.n)
    }
    fn boxed_clone(&self) -> Box<dyn Component> {
        Box::new(Counter { n: self.n * 100, name: self.name.clone() })
    }
    fn consume(self: Box<Self>) -> String {
        self.name
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        println!("timer dropped");
    }
}

fn step(c: &mut dyn Component) {
    c.update(0.5);
}

fn make(which: u8) -> Box<dyn Component> {
    match which {
        0 => Box::new(Timer { left: 2.0 }),
        _ => Box::new(Counter { n: 0, name: format!("c{which}") }),
    }
}

fn main() {
    let mut all: Vec<Box<dyn Component>> = vec![make(0), make(1), make(2)];
    for c in all.iter_mut() {
        step(c.as_mut());
        c.update(0.25);
    }
    for c in &all {
        println!("{}", c.report());
    }
    let copy = all[1].boxed_clone();
    println!("{} {}", copy.report(), all.len());
    for c in all {
        println!("{}", c.consume());
    }
    let mut t = Timer { left: 1.0 };
    step(&mut t);
    let r: &dyn Component = &t;
    println!("{} {}", r.report(), std::mem::size_of::<&dyn Component>());
    let pair: [&dyn Component; 2] = [&t, &*copy];
    println!("{}", pair[1].report());
}
