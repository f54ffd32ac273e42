struct Wrap<T>(T);

fn show(w: Wrap) { //~ ERROR E0107 missing generics for struct `Wrap`
    println!("{}", w.0);
}

fn main() {
    show(Wrap(1));
}
