fn first() {
    let a = ;
}

fn second() {
    let b = );
} //~ ERROR

fn main() {}
