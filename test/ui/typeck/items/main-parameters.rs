fn main(n: i32) { //~ ERROR E0580 `main` function has wrong type
    println!("{n}");
}
