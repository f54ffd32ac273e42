mod a {
    pub mod b {}
}

mod c {
    pub(in crate::a) struct P; //~ ERROR E0742 visibilities can only be restricted to ancestor modules
}

fn main() {}
