struct View<'a>(&'a str);

fn show<'a, 'b>(v: View<'a, 'b>) { //~ ERROR E0107 struct takes 1 lifetime argument but 2 lifetime arguments were supplied
    println!("{}", v.0);
}

fn main() {
    show(View("v"));
}
