fn show(Some(n): Option<i32>) { //~ ERROR E0005 refutable pattern in function argument
    println!("{n}");
}

fn main() {
    show(None);
}
