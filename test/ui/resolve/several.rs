struct P;

fn main() {
    println!("{}", missing); //~ ERROR E0425 cannot find value `missing` in this scope
    nowhere::f(); //~ ERROR E0433 cannot find module or crate `nowhere` in this scope
    P.get(); //~ ERROR E0599 no method named `get` found for struct `P` in the current scope
}
