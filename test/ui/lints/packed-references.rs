// Fields of packed types may not be referred to, unless their alignment is no more than the type's.
#[repr(packed)]
#[derive(Clone, Copy, Debug, PartialEq)]
struct Header {
    length: u32,
    kind: u8,
    name: [u8; 4],
}

#[repr(packed(2))]
struct Half {
    short: u16,
    long: u64,
}

#[repr(packed)]
union Word {
    whole: u32,
    low: u8,
}

#[repr(packed)]
struct Wrapper<T>(T);

struct Outer {
    header: Header,
}

fn main() {
    let mut header = Header { length: 1, kind: 2, name: *b"abcd" };
    let length = header.length;
    let kind = &header.kind;
    let name = &mut header.name;
    let borrowed = &header.length; //~ ERROR E0793
    let changed = &mut header.length; //~ ERROR E0793
    println!("{}", header.length); //~ ERROR E0793
    println!("{}", { header.length });
    let raw = &raw const header.length;
    let half = Half { short: 3, long: 4 };
    let short = &half.short;
    let long = &half.long; //~ ERROR E0793
    let word = Word { whole: 5 };
    let whole = unsafe { &word.whole }; //~ ERROR E0793
    let low = unsafe { &word.low };
    let outer = Outer { header };
    let deep = &outer.header.length; //~ ERROR E0793
    let whole_header = &outer.header;
    let boxed = Wrapper(Box::new(6u64));
    let text = Wrapper(7u8);
    let inside = &text.0;
}

fn generic<T>(w: Wrapper<T>) {
    let inside = &w.0; //~ ERROR E0793
}
