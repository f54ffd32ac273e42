trait Feed {
    fn feed<T>(&self, t: T);
}

fn show(_t: Box<dyn Feed>) {} //~ ERROR E0038 the trait `Feed` is not dyn compatible

fn main() {}
