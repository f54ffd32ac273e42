struct Wrap<T>(T);

fn main() {
    let w: Wrap<u8, u8> = Wrap(1); //~ ERROR E0107 struct takes 1 generic argument but 2 generic arguments were supplied
    println!("{}", w.0);
}
