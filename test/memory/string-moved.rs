// A moved string: three words are copied on the stack, its bytes on the heap stay where they are.
fn main() {
    let first = String::from("heap");
    let address = first.as_ptr() as usize; //~ MEMORY
    let second = first;
    println!("{}", second.as_ptr() as usize == address); //~ MEMORY
    drop(second);
    println!("freed"); //~ MEMORY
}
