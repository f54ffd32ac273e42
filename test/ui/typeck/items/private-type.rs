mod m {
    struct Hidden;

    pub trait Source {
        type Item;
    }

    pub struct P;

    impl Source for P {
        type Item = Hidden; //~ ERROR E0446 private type `Hidden` in public interface
    }
}

fn main() {
    let _p = m::P;
}
