// Teaches: types that are `Copy` are duplicated by assignment, all others are moved.
// Numbers, `bool`, `char`, shared references and plain structs of those can be `Copy`.

#[derive(Debug, Clone, Copy)]
struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

#[derive(Debug, Clone)]
struct Palette {
    name: String,
    colours: Vec<Colour>,
}

fn darker(colour: Colour) -> Colour {
    Colour { red: colour.red / 2, green: colour.green / 2, blue: colour.blue / 2 }
}

fn consume(palette: Palette) -> usize {
    println!("consumed {}", palette.name);
    palette.colours.len()
}

fn main() {
    let orange = Colour { red: 255, green: 140, blue: 0 };
    let brown = darker(orange);
    println!("{orange:?} is still here, beside {brown:?}");

    let dusk = Palette { name: String::from("dusk"), colours: vec![orange, brown] };
    let copy = dusk.clone();
    println!("colours used: {}", consume(dusk));
    println!("the clone lives on: {}", copy.name);

    let shared = &copy;
    let also_shared = shared;
    println!("references are Copy: {} {}", shared.name, also_shared.colours.len());

    let pair = (7, 'x');
    let same_pair = pair;
    println!("{pair:?} {same_pair:?}");

    let mut numbers = [1, 2, 3];
    let snapshot = numbers;
    numbers[0] = 99;
    println!("arrays of Copy are copied whole: {numbers:?} {snapshot:?}");
}
