// Lints that are denied by default are as severe as the innermost attribute about them says.

static mut SCORES: [i32; 3] = [1, 2, 3];

#[allow(arithmetic_overflow)]
fn wraps() -> u8 {
    250 + 6
}

mod quiet {
    #![allow(static_mut_refs)]

    pub fn count() -> usize {
        unsafe { crate::SCORES.iter().count() }
    }

    #[deny(static_mut_refs)]
    pub fn loud() -> usize {
        unsafe { crate::SCORES.iter().count() } //~ ERROR creating a shared reference to mutable static
    }
}

struct Table;

#[expect(static_mut_refs)]
impl Table {
    fn size(&self) -> usize {
        let counting = || unsafe { SCORES.len() };
        counting()
    }
}

fn main() {
    println!("{} {} {} {}", wraps(), quiet::count(), quiet::loud(), Table.size());
    #[allow(static_mut_refs)]
    let first = unsafe { &SCORES };
    match first[0] {
        #[allow(static_mut_refs)]
        1 if unsafe { SCORES.len() } > 2 => println!("three"),
        _ => println!("{}", unsafe { SCORES.len() }), //~ ERROR creating a shared reference to mutable static
    }
    #[allow(overflowing_literals)]
    let low: u8 = 256 + 1;
    println!("{low}");
}
