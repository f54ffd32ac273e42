trait Twin {
    fn twin(&self) -> Self;
}

fn show(_t: &dyn Twin) {} //~ ERROR E0038 the trait `Twin` is not dyn compatible

fn main() {}
