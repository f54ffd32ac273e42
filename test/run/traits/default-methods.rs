trait Greet {
    fn name(&self) -> String;

    fn greeting(&self) -> String {
        format!("Hello, {}", self.name())
    }

    fn loud(&self) -> String {
        self.greeting().to_uppercase() + "!"
    }
}

struct English(&'static str);
struct German(&'static str);

impl Greet for English {
    fn name(&self) -> String {
        self.0.to_string()
    }
}

impl Greet for German {
    fn name(&self) -> String {
        format!("Herr {}", self.0)
    }

    fn greeting(&self) -> String {
        format!("Guten Tag, {}", self.name())
    }
}

fn both(a: &impl Greet, b: &impl Greet) -> String {
    format!("{} / {}", a.loud(), b.greeting())
}

fn main() {
    println!("{}", both(&English("Ann"), &German("Max")));
    println!("{}", both(&German("Moritz"), &English("Bob")));
    println!("{}", Greet::loud(&English("Cy")));
    println!("{}", <German as Greet>::name(&German("X")));
}
