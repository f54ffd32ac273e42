//! What `format_args!` expands to: the contract between the compiler and `fmt`.
//!
//! The compiler parses the format string and emits ONE of these expressions. `Arguments` is the lang
//! item `format_arguments`, `Argument` is `format_argument`, `Placeholder` is `format_placeholder`,
//! `Count` is `format_count`, `Alignment` is `format_alignment`. Functions are called by a path
//! relative to those types (`<Arguments>::new_v1`).
//!
//! 1. No placeholder at all (`"hi\n"`; `{{` and `}}` already turned into braces):
//!        Arguments::new_const(&["hi\n"])            (`&[]` when the text is empty)
//! 2. Every placeholder is plain (`{}`, `{:?}`, `{:x}` …: no fill, flag, width or precision) and the
//!    n-th placeholder shows the n-th entry of `args`:
//!        Arguments::new_v1(&[pieces], &[args])
//! 3. Otherwise:
//!        Arguments::new_v1_formatted(&[pieces], &[args], &[placeholders])
//!
//! pieces: `&'static str` literals. `pieces[i]` is written before placeholder i; it is `""` where two
//!   placeholders touch or the string begins with one. One last piece follows the last placeholder
//!   if there is text there. So `pieces.len()` is the number of placeholders, or that plus one.
//!   The array is a constant (promoted to `'static`), as is the array of placeholders.
//! args: each distinct pair (argument expression, trait) appears once, in the order of first use:
//!        {}   Argument::new_display(&e)          {:?}  Argument::new_debug(&e)
//!        {:x} Argument::new_lower_hex(&e)        {:X}  Argument::new_upper_hex(&e)
//!        {:o} Argument::new_octal(&e)            {:b}  Argument::new_binary(&e)
//!        {:e} Argument::new_lower_exp(&e)        {:E}  Argument::new_upper_exp(&e)
//!        {:p} Argument::new_pointer(&e)
//!        {:#?} and {:x?} {:X?} are `new_debug` with flags (below).
//!   An argument used as a width or precision (`{:w$}`, `{:1$}`, `{:.p$}`, the first of `{:.*}`) adds
//!        Argument::from_usize(&e)                the type error for a non-`usize` comes from here.
//!   Every argument expression is evaluated exactly once, in the order written in the call, implicit
//!   captures (`{x}`) last: when each is used once and in order, `&e` stands directly in the array; else
//!        Arguments::new_…(&[pieces], &match (&e0, &e1, …) { args => [Argument::new_display(args.0), …] }, …)
//!   so that the references are in the scrutinee, whose temporaries live to the end of the statement
//!   that encloses `format_args!`, and the array is a value that leaves the arm.
//! placeholders: one per placeholder, a struct literal:
//!        Placeholder { position, fill, align, flags, precision, width }
//!   position: `usize` index into `args`.   fill: `char`, `' '` unless given.
//!   align: `Alignment::Left` `<`, `Right` `>`, `Center` `^`, `Unknown` when not given.
//!   flags: `u32`, a sum of  1 sign `+`, 2 sign `-`, 4 alternate `#`, 8 zero `0`,
//!          16 debug lower hex `{:x?}`, 32 debug upper hex `{:X?}`.
//!   width, precision: `Count::Is(n)` with a `u16` for a number in the string, `Count::Param(i)` with
//!   the `usize` index into `args` of a `from_usize` argument, `Count::Implied` when not given.
//!
//! `{:.*}` takes two positional arguments from the running counter: first the precision, then the value.
//!
//! `print!` and family pass the whole expression on; `panic!` calls `panicking::panic_fmt` with it.

use super::{Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Pointer, Result, UpperExp, UpperHex};
use crate::marker::PhantomData;

/// Where a value stands in a field wider than itself.
#[lang = "format_alignment"]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    Left,
    Right,
    Center,
    Unknown,
}

/// A width or a precision: a number, an argument, or nothing.
#[lang = "format_count"]
#[derive(Clone, Copy)]
pub enum Count {
    Is(u16),
    Param(usize),
    Implied,
}

/// One `{…}` with everything after its colon.
#[lang = "format_placeholder"]
#[derive(Clone, Copy)]
pub struct Placeholder {
    pub position: usize,
    pub fill: char,
    pub align: Alignment,
    pub flags: u32,
    pub precision: Count,
    pub width: Count,
}

pub(super) const FLAG_PLUS: u32 = 1;
pub(super) const FLAG_MINUS: u32 = 2;
pub(super) const FLAG_ALTERNATE: u32 = 4;
pub(super) const FLAG_ZERO: u32 = 8;
pub(super) const FLAG_LOWER_HEX: u32 = 16;
pub(super) const FLAG_UPPER_HEX: u32 = 32;

/// A borrowed value of any type together with the function that writes it.
#[picture(opaque)]
#[lang = "format_argument"]
pub struct Argument<'a> {
    value: *const u8,
    write: unsafe fn(*const u8, &mut Formatter<'_>) -> Result,
    /// The number itself for `from_usize`; otherwise without meaning.
    count: usize,
    marker: PhantomData<&'a u8>,
}

impl<'a> Clone for Argument<'a> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<'a> Copy for Argument<'a> {}

macro_rules! argument_constructors {
    ($($name:ident $erased:ident $Trait:ident;)*) => {
        $(
            unsafe fn $erased<T: $Trait>(value: *const u8, f: &mut Formatter<'_>) -> Result {
                unsafe { <T as $Trait>::fmt(&*(value as *const T), f) }
            }
        )*
        impl<'a> Argument<'a> {
            $(
                #[inline]
                pub fn $name<T: $Trait>(value: &'a T) -> Argument<'a> {
                    Argument { value: value as *const T as *const u8, write: $erased::<T>, count: 0, marker: PhantomData }
                }
            )*
        }
    };
}

argument_constructors! {
    new_display write_display Display;
    new_debug write_debug Debug;
    new_lower_hex write_lower_hex LowerHex;
    new_upper_hex write_upper_hex UpperHex;
    new_octal write_octal Octal;
    new_binary write_binary Binary;
    new_lower_exp write_lower_exp LowerExp;
    new_upper_exp write_upper_exp UpperExp;
    new_pointer write_pointer Pointer;
}

impl<'a> Argument<'a> {
    /// A number that serves as width or precision.
    #[inline]
    pub fn from_usize(value: &'a usize) -> Argument<'a> {
        Argument { value: value as *const usize as *const u8, write: write_display::<usize>, count: *value, marker: PhantomData }
    }

    pub(super) fn as_usize(&self) -> usize {
        self.count
    }

    pub(super) fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        unsafe { (self.write)(self.value, f) }
    }
}
