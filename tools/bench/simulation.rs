// A field of creatures that age, move and eat: structs, enums, methods, a `Vec` of them.

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Grazer,
    Hunter,
}

#[derive(Clone, Copy)]
struct Place {
    x: i32,
    y: i32,
}

struct Creature {
    kind: Kind,
    at: Place,
    energy: i32,
    age: u32,
}

struct Field {
    creatures: Vec<Creature>,
    grass: Vec<i32>,
    side: i32,
    state: u32,
}

impl Field {
    fn random(&mut self, below: u32) -> u32 {
        self.state = self.state.wrapping_mul(1664525).wrapping_add(1013904223);
        (self.state >> 16) % below
    }

    fn step(&mut self) {
        for i in 0..self.creatures.len() {
            let direction = self.random(4);
            let side = self.side;
            let creature = &mut self.creatures[i];
            creature.age += 1;
            let moved = match direction {
                0 => Place { x: creature.at.x + 1, ..creature.at },
                1 => Place { x: creature.at.x + side - 1, ..creature.at },
                2 => Place { y: creature.at.y + 1, ..creature.at },
                _ => Place { y: creature.at.y + side - 1, ..creature.at },
            };
            creature.at = Place { x: moved.x % side, y: moved.y % side };
            let cell = (creature.at.y * side + creature.at.x) as usize;
            match creature.kind {
                Kind::Grazer => {
                    let eaten = if self.grass[cell] > 3 { 3 } else { self.grass[cell] };
                    self.grass[cell] -= eaten;
                    creature.energy += eaten - 1;
                }
                Kind::Hunter => creature.energy -= if creature.age % 5 == 0 { 2 } else { 1 },
            }
        }
        for cell in 0..self.grass.len() {
            if self.grass[cell] < 9 {
                self.grass[cell] += 1;
            }
        }
    }
}

fn main() {
    let mut field = Field { creatures: Vec::new(), grass: vec![5; 32 * 32], side: 32, state: 7 };
    for i in 0..400 {
        let kind = if i % 4 == 0 { Kind::Hunter } else { Kind::Grazer };
        let at = Place { x: i % 32, y: i / 32 };
        field.creatures.push(Creature { kind, at, energy: 100, age: 0 });
    }
    for _ in 0..300 {
        field.step();
    }
    let mut grazers = 0;
    let mut energy = 0;
    for creature in &field.creatures {
        if creature.kind == Kind::Grazer {
            grazers += 1;
        }
        energy += creature.energy;
    }
    println!("{grazers} {energy}");
}
