mod m {}

fn main() {
    let x = m; //~ ERROR E0423 expected value, found module `m`
}
