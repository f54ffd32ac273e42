// Attributes about linking, which are read wherever they stand; and `inline` on a macro.
#[link(kind = "dylib")] //~ ERROR E0459 `#[link]` attribute requires a `name = "string"` argument
fn nameless() {}

#[link(name = "")] //~ ERROR E0454 link name must not be empty
fn empty() {}

#[link(name = "m", name = "c")] //~ ERROR E0538 malformed `link` attribute input
fn twice() {}

#[link(name = "m", color = "red")] //~ ERROR E0539 malformed `link` attribute input
fn unknown() {}

#[link] //~ ERROR E0539 malformed `link` attribute input
fn bare() {}

#[inline] //~ ERROR E0518 attribute should be applied to function or closure
macro_rules! inlined {
    () => {};
}

fn main() {}
