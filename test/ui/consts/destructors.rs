// Destructors do not run while compiling: by what a value holds, not by its type alone.
struct Lock(u8);

impl Drop for Lock {
    fn drop(&mut self) {}
}

const LOCAL: u8 = {
    let lock = Lock(1); //~ ERROR E0493
    2
};

const EMPTY: u8 = {
    let nothing: Option<Lock> = None;
    3
};

static PART: (u8, Lock) = (4, (Lock(5), Lock(6)).1); //~ ERROR E0493

const MOVED_OUT: Lock = {
    let lock = Lock(7);
    lock
};

const FILLED_LATER: u8 = {
    let mut slot: Option<Lock> = None; //~ ERROR E0493
    slot = Some(Lock(8));
    9
};

const TEMPORARY: usize = Vec::<u8>::new().len(); //~ ERROR E0493

const fn drops_argument(text: String) -> usize {
    //~^ ERROR E0493
    1
}

const fn passes_on(text: String, early: bool) -> String {
    if early {
        return text;
    }
    text
}

const fn overwrites(slot: &mut Option<String>, text: String) {
    *slot = Some(text); //~ ERROR E0493
}

const fn first<A, B>(pair: (A, B)) -> A {
    //~^ ERROR E0493
    pair.0
}

const fn second<T: Copy>(_: T, b: T) -> T {
    b
}

fn main() {}
