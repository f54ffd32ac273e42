fn main() {
    println!("{:?}", option_env!("NOT_SET_ANYWHERE")); //~ ERROR F0001
}
