// Operations that need `unsafe` do not keep a body's ownership from being checked.

static mut VISITS: u32 = 0;

#[derive(Clone, Copy)]
union Word {
    whole: u32,
    real: f32,
}

fn visits() -> u32 {
    VISITS //~ ERROR E0133 use of mutable static is unsafe and requires unsafe function or block
}

fn main() {
    let word = Word { whole: 7 };
    match word {
        Word { whole: 0 } => println!("zero"), //~ ERROR E0133 access to union field
        Word { real } => println!("{real}"), //~ ERROR E0133 access to union field
    }
    let Word { real: _ } = word;
    let names = vec![String::from("Ada")];
    let moved = names;
    println!("{} {} {}", names.len(), moved.len(), visits()); //~ ERROR E0382 borrow of moved value: `names`
    let mut word = word;
    let first = unsafe { &mut word.whole };
    let second = unsafe { &word.real }; //~ ERROR E0502
    *first = 1;
    println!("{second}");
}
