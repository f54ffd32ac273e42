// What a guard binds by `let` lives to the end of its arm, and dies before what the pattern binds.
struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

enum Side {
    Left(Noisy),
    Right(Noisy),
}

fn make(name: &'static str) -> Option<Noisy> {
    println!("make {name}");
    Some(Noisy(name))
}

fn meet(side: Side, key: &str) {
    match side {
        Side::Left(x) | Side::Right(x) if let Some(y) = make("guard") && y.0 == key => println!("{} meets {}", x.0, y.0),
        Side::Left(x) => println!("left {}", x.0),
        Side::Right(x) => println!("right {}", x.0),
    }
    println!("over");
}

fn first(words: Option<String>) -> char {
    match words {
        Some(text) if let Some(c) = text.chars().next() => c,
        Some(text) => text.len().to_string().remove(0),
        None => '-',
    }
}

fn main() {
    meet(Side::Left(Noisy("a")), "guard");
    meet(Side::Right(Noisy("b")), "guard");
    meet(Side::Left(Noisy("c")), "other");
    meet(Side::Right(Noisy("d")), "other");
    match make("scrutinee") {
        Some(x) if { Noisy("temporary").0 == "x" } => println!("no {}", x.0),
        Some(x) if Noisy("condition").0 == "condition" => println!("yes {}", x.0),
        _ => println!("none"),
    }
    println!("{}{}{}", first(Some("tea".into())), first(Some(String::new())), first(None));
}
