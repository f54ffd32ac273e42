// Built-in attributes on what they cannot stand on.
#![inline] //~ ERROR `#[inline]` attribute cannot be used on crates

#[inline] //~ ERROR `#[inline]` attribute cannot be used on structs
struct One;

#[track_caller] //~ ERROR `#[track_caller]` attribute cannot be used on modules
mod two {}

#[non_exhaustive] //~ ERROR `#[non_exhaustive]` attribute cannot be used on unions
union Three {
    #[used] //~ ERROR `#[used]` attribute cannot be used on struct fields
    a: u32,
}

enum Four {
    #[inline] //~ ERROR `#[inline]` attribute cannot be used on enum variants
    A,
    #[derive(Clone)] //~ ERROR expected non-macro attribute, found attribute macro `derive`
    B,
    #[default] //~ ERROR cannot find attribute `default` in this scope
    C,
}

#[derive(Clone)] //~ ERROR E0774 `derive` may only be applied to `struct`s, `enum`s and `union`s
trait Five {
    #[non_exhaustive] //~ ERROR `#[non_exhaustive]` attribute cannot be used on associated consts
    const N: u32;
    #[unsafe(export_name = "six")] //~ ERROR `#[export_name]` attribute cannot be used on required trait methods
    fn six();
}

impl Five for u32 {
    #[track_caller] //~ ERROR `#[track_caller]` attribute cannot be used on associated consts
    const N: u32 = 1;
    #[deprecated] //~ ERROR `#[deprecated]` attribute cannot be used on trait methods in impl blocks
    fn six() {}
}

#[deprecated] //~ ERROR `#[deprecated]` attribute cannot be used on trait impl blocks
impl Drop for One {
    fn drop(&mut self) {}
}

fn seven<#[inline] T>(#[allow(unused)] b: T) {} //~ ERROR `#[inline]` attribute cannot be used on type parameters

fn eight(n: u32) -> u32 {
    #[used] //~ ERROR `#[used]` attribute cannot be used on statements
    let m = n;
    #[repr(C)] //~ ERROR E0517 attribute should be applied to a struct, enum, or union
    match m {
        #[used] //~ ERROR `#[used]` attribute cannot be used on match arms
        0 => 1,
        _ => 2,
    };
    #[rustfmt::skip] //~ ERROR E0658 attributes on expressions are experimental
    loop {
        break;
    }
    #[inline] //~ ERROR `#[inline]` attribute cannot be used on expressions
    m
}

#[no_link] //~ ERROR `#[no_link]` attribute cannot be used on functions
fn nine() {}

#[proc_macro] //~ ERROR the `#[proc_macro]` attribute is only usable with crates of the `proc-macro` crate type
pub fn ten() {}

fn main() {}
