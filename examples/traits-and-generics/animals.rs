// Teaches: a trait with required and default methods, and `Vec<Box<dyn Trait>>`: values of different types
// behind one interface, each freed by its own destructor.

trait Animal {
    fn name(&self) -> String;
    fn sound(&self) -> &str;

    fn legs(&self) -> u32 {
        4
    }

    fn introduce(&self) -> String {
        format!("{} says {} on {} legs", self.name(), self.sound(), self.legs())
    }
}

struct Dog {
    name: String,
}

struct Duck;

struct Robot {
    serial: u32,
    wheels: u32,
}

impl Animal for Dog {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn sound(&self) -> &str {
        "woof"
    }
}

impl Animal for Duck {
    fn name(&self) -> String {
        String::from("a duck")
    }

    fn sound(&self) -> &str {
        "quack"
    }

    fn legs(&self) -> u32 {
        2
    }
}

impl Animal for Robot {
    fn name(&self) -> String {
        format!("unit {:03}", self.serial)
    }

    fn sound(&self) -> &str {
        if self.wheels > 2 { "whirr" } else { "squeak" }
    }

    fn legs(&self) -> u32 {
        0
    }

    fn introduce(&self) -> String {
        format!("{} says {} on {} wheels", self.name(), self.sound(), self.wheels)
    }
}

impl Drop for Robot {
    fn drop(&mut self) {
        println!("unit {:03} powers down", self.serial);
    }
}

fn most_legs<'a>(animals: &'a [Box<dyn Animal>]) -> &'a dyn Animal {
    let mut best = &animals[0];
    for animal in animals {
        if animal.legs() > best.legs() {
            best = animal;
        }
    }
    best.as_ref()
}

fn main() {
    let mut animals: Vec<Box<dyn Animal>> = Vec::new();
    animals.push(Box::new(Duck));
    animals.push(Box::new(Dog { name: String::from("Rex") }));
    animals.push(Box::new(Robot { serial: 7, wheels: 3 }));

    for animal in &animals {
        println!("{}", animal.introduce());
    }
    println!("most legs: {}", most_legs(&animals).name());

    let last = animals.pop();
    println!("{} left", animals.len());
    drop(last);
    println!("done");
}
