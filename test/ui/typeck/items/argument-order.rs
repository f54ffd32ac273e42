struct View<'a, T>(&'a T);

fn show(v: View<u8, 'static>) { //~ ERROR E0747 type provided when a lifetime was expected
    println!("{}", v.0);
}

fn main() {}
