// A constant keeps no temporary that could be changed through a reference.
use std::cell::{Cell, RefCell};
use std::sync::atomic::AtomicU32;

struct Named {
    hits: Cell<u32>,
    name: &'static str,
}

const ZERO: Cell<u32> = Cell::new(0);
const NAMED: Named = Named { hits: ZERO, name: "a" };

const CELL: &Cell<u32> = &ZERO; //~ ERROR E0492
const FIELD: &Cell<u32> = &NAMED.hits; //~ ERROR E0492
const OTHER_FIELD: &&'static str = &NAMED.name;
const WHOLE: &Named = &NAMED; //~ ERROR E0492
const NONE: &Option<RefCell<u32>> = &None;
const SOME: &Option<RefCell<u32>> = &Some(RefCell::new(1)); //~ ERROR E0492
static ATOMIC: &AtomicU32 = &AtomicU32::new(2); //~ ERROR E0492

static COUNTER: AtomicU32 = AtomicU32::new(0);
const SHARED: &AtomicU32 = &COUNTER;

const MUTABLE: &mut u32 = &mut 3; //~ ERROR E0764
static STATIC: &mut u32 = &mut 4; //~ ERROR E0764
static mut ALLOWED: &mut u32 = &mut 5;
const NO_ELEMENTS: &[u8] = &mut []; //~ ERROR E0764

const WHILE_COMPUTED: u32 = {
    let mut n = 1;
    let r = &mut n;
    *r += 1;
    let cell = Cell::new(n);
    let shared = &cell;
    n
};

fn main() {
    let inline = const { &Cell::new(6) }; //~ ERROR E0492
    let mutable: &u8 = const { &mut 7 }; //~ ERROR E0764
    let fine: &mut [u8] = &mut [];
}
