// A parameter without a size is wrong where it is declared, and at each call.

fn shout(text: str) -> String { //~ ERROR E0277 the size for values of type `str` cannot be known
    text.to_uppercase()
}

fn main() {
    println!("{}", shout("hey"));
    //~^ ERROR E0308 mismatched types
    //~| ERROR E0277 the size for values of type `str` cannot be known
}
