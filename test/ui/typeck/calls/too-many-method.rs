struct P;

impl P {
    fn get(&self) -> i32 {
        1
    }
}

fn main() {
    println!("{}", P.get(1)); //~ ERROR E0061 this method takes 0 arguments but 1 argument was supplied
}
