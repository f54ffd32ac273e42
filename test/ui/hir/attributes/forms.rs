// Built-in attributes in forms that they do not have.
#![recursion_limit = "64"]
#![crate_type = "sandwich"] //~ ERROR invalid `crate_type` value

#[inline()] //~ ERROR E0805 malformed `inline` attribute input
fn one() {}

#[inline(always, never)] //~ ERROR E0805 malformed `inline` attribute input
fn two() {}

#[inline(sometimes)] //~ ERROR E0539 malformed `inline` attribute input
fn three() {}

#[inline = "always"] //~ ERROR valid forms for the attribute are `#[inline(always)]`, `#[inline(never)]`, and `#[inline]`
fn four() {}

#[cold(very)] //~ ERROR E0565 malformed `cold` attribute input
fn five() {}

#[must_use(please)] //~ ERROR E0539 malformed `must_use` attribute input
fn six() -> u32 {
    6
}

#[must_use = 7] //~ ERROR E0539 malformed `must_use` attribute input
fn seven() -> u32 {
    7
}

#[deprecated(since = "1", since = "2")] //~ ERROR E0538 malformed `deprecated` attribute input
fn eight() {}

#[deprecated(note)] //~ ERROR E0539 malformed `deprecated` attribute input
fn nine() {}

#[deprecated("old")] //~ ERROR E0565 malformed `deprecated` attribute input
fn ten() {}

#[deprecated(reason = "old")] //~ ERROR E0539 malformed `deprecated` attribute input
fn eleven() {}

#[deprecated]
#[deprecated(note = "really")] //~ ERROR multiple `deprecated` attributes
fn twelve() {}

#[repr] //~ ERROR E0539 malformed `repr` attribute input
struct Thirteen;

#[repr(align = "8")] //~ ERROR E0693 incorrect `repr(align)` attribute format
struct Fourteen;

#[non_exhaustive(at_all)] //~ ERROR E0565 malformed `non_exhaustive` attribute input
struct Fifteen;

#[used(never)] //~ ERROR E0539 malformed `used` attribute input
static SIXTEEN: u32 = 16;

#[unsafe(export_name)] //~ ERROR E0539 malformed `export_name` attribute input
pub fn seventeen() {}

#[unsafe(export_name = "eigh\0teen")] //~ ERROR E0648 `export_name` may not contain null characters
pub fn eighteen() {}

#[macro_use(some)] //~ ERROR arguments to `macro_use` are not allowed here
mod nineteen {}

#[macro_use(no_such_macro)] //~ ERROR E0469 imported macro not found
extern crate std as twenty;

#[macro_use("println")] //~ ERROR E0539 malformed `macro_use` attribute input
extern crate std as twenty_one;

#[derive = "Clone"] //~ ERROR malformed `derive` attribute input
struct TwentyTwo;

#[derive(Clone(deeply))] //~ ERROR traits in `#[derive(...)]` don't accept arguments
struct TwentyThree;

#[inline[always]] //~ ERROR wrong meta list delimiters
fn twenty_four() {}

#[collapse_debuginfo(perhaps)] //~ ERROR E0539 malformed `collapse_debuginfo` attribute input
macro_rules! twenty_five {
    () => {};
}

#[target_feature(disable = "avx")] //~ ERROR E0539 malformed `target_feature` attribute input
fn twenty_six() {}

#[instruction_set(arm::a32)] //~ ERROR target `x86_64-unknown-linux-gnu` does not support `#[instruction_set(arm::*)]`
fn twenty_seven() {}

#[doc(alias = "")] //~ ERROR `#[doc(alias = "...")]` attribute cannot have empty value
fn twenty_eight() {}

#[unsafe(inline)] //~ ERROR `inline` is not an unsafe attribute
fn twenty_nine() {}

#[kettle::boil] //~ ERROR E0433 cannot find module or crate `kettle` in this scope
fn thirty() {}

mod thirty_one {
    #[macro_use]
    extern crate std as library; //~ ERROR E0468 an `extern crate` loading macros must be at the crate root
}

fn main() {}
