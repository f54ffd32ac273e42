struct P;

fn main() {
    P.shout(); //~ ERROR E0599 no method named `shout` found for struct `P` in the current scope
}
