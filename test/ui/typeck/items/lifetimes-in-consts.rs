// `&` in the type of an associated constant, where a lifetime of the impl or trait could be meant.
struct Named<'a>(&'a u8);
impl<'a> Named<'a> {
    const SHORT: &str = ""; //~ ERROR `&` without an explicit lifetime name cannot be used here
    const LONG: &'static str = "";
}

struct Anonymous<'a>(&'a u8);
impl Anonymous<'_> {
    const SHORT: &str = ""; //~ ERROR `&` without an explicit lifetime name cannot be used here
}

trait Given<'a> {
    const TEXT: &str; //~ ERROR E0106 missing lifetime specifier
}

struct Plain;
impl Plain {
    const SHORT: &str = "";
}

fn main() {}
