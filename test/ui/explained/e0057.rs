fn main() {
    let add = |a: i32, b: i32| a + b;
    println!("{}", add(1)); //~ ERROR E0057 this function takes 2 arguments but 1 argument was supplied
}
