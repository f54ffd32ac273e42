mod m {
    pub(foo) struct P; //~ ERROR E0704 incorrect visibility restriction
}

fn main() {}
