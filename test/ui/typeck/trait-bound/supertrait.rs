trait Named {
    fn name(&self) -> String;
}

trait Greets: Named {
    fn greet(&self) -> String {
        format!("hi {}", self.name())
    }
}

struct P;

impl Greets for P {} //~ ERROR E0277 the trait bound `P: Named` is not satisfied

fn main() {
    println!("{}", P.greet()); //~ ERROR E0277 the trait bound `P: Named` is not satisfied
}
