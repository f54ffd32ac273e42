//! Formatting of the other primitive types, of references, tuples, arrays and slices.

use super::{Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Pointer, Result, UpperExp, UpperHex, Write};
use super::rt;
use crate::marker::FnPtr;

macro_rules! through_references {
    ($($Trait:ident)*) => {$(
        impl<T: ?Sized + $Trait> $Trait for &T {
            #[inline]
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                $Trait::fmt(&**self, f)
            }
        }
        impl<T: ?Sized + $Trait> $Trait for &mut T {
            #[inline]
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                $Trait::fmt(&**self, f)
            }
        }
    )*};
}

through_references! { Debug Display Octal Binary LowerHex UpperHex LowerExp UpperExp }

impl Debug for ! {
    fn fmt(&self, _: &mut Formatter<'_>) -> Result {
        *self
    }
}

impl Display for ! {
    fn fmt(&self, _: &mut Formatter<'_>) -> Result {
        *self
    }
}

impl Debug for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt(self, f)
    }
}

impl Display for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(if *self { "true" } else { "false" })
    }
}

impl Display for str {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(self)
    }
}

impl Debug for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.buf.write_char('"')?;
        let mut plain_from = 0;
        let mut position = 0;
        while position < self.len() {
            let c = crate::str::char_at(self, position);
            let next = position + c.len_utf8();
            if c != '\'' && crate::char::needs_escape(c) {
                f.buf.write_str(unsafe { self.get_unchecked(plain_from..position) })?;
                crate::char::write_escaped(c, f.buf)?;
                plain_from = next;
            }
            position = next;
        }
        f.buf.write_str(unsafe { self.get_unchecked(plain_from..) })?;
        f.buf.write_char('"')
    }
}

impl Debug for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.buf.write_char('\'')?;
        if *self != '"' && crate::char::needs_escape(*self) {
            crate::char::write_escaped(*self, f.buf)?;
        } else {
            f.buf.write_char(*self)?;
        }
        f.buf.write_char('\'')
    }
}

impl Display for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if f.width.is_none() && f.precision.is_none() {
            f.buf.write_char(*self)
        } else {
            f.pad(self.encode_utf8(&mut [0; 4]))
        }
    }
}

/// An address: hexadecimal with its prefix; `#` pads it to the width of a pointer.
fn pointer(address: usize, f: &mut Formatter<'_>) -> Result {
    let (width, flags) = (f.width, f.flags);
    if f.alternate() {
        f.flags |= rt::FLAG_ZERO;
        if f.width.is_none() {
            f.width = Some(18);
        }
    }
    f.flags |= rt::FLAG_ALTERNATE;
    let result = LowerHex::fmt(&address, f);
    f.width = width;
    f.flags = flags;
    result
}

impl<T: ?Sized> Pointer for *const T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        pointer(*self as *const u8 as usize, f)
    }
}

impl<T: ?Sized> Pointer for *mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        pointer(*self as *const u8 as usize, f)
    }
}

impl<T: ?Sized> Pointer for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        pointer(*self as *const T as *const u8 as usize, f)
    }
}

impl<T: ?Sized> Pointer for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        pointer(&**self as *const T as *const u8 as usize, f)
    }
}

impl<T: ?Sized> Debug for *const T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(self, f)
    }
}

impl<T: ?Sized> Debug for *mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(self, f)
    }
}

impl<T: Debug> Debug for [T] {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut list = f.debug_list();
        let mut i = 0;
        while i < self.len() {
            list.entry(&self[i]);
            i += 1;
        }
        list.finish()
    }
}

impl<T: Debug, const N: usize> Debug for [T; N] {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Debug::fmt(self as &[T], f)
    }
}

impl Debug for () {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad("()")
    }
}

macro_rules! tuple_debug {
    ($($name:ident)+) => {
        impl<$($name: Debug,)+> Debug for ($($name,)+) {
            #[allow(non_snake_case)]
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let mut builder = f.debug_tuple("");
                let ($($name,)+) = self;
                $(builder.field($name);)+
                builder.finish()
            }
        }
    };
}

tuple_debug! { A }
tuple_debug! { A B }
tuple_debug! { A B C }
tuple_debug! { A B C D }
tuple_debug! { A B C D E }
tuple_debug! { A B C D E F }
tuple_debug! { A B C D E F G }
tuple_debug! { A B C D E F G H }
tuple_debug! { A B C D E F G H I }
tuple_debug! { A B C D E F G H I J }
tuple_debug! { A B C D E F G H I J K }
tuple_debug! { A B C D E F G H I J K L }

impl<F: FnPtr> Debug for F {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        pointer(self.addr() as usize, f)
    }
}

impl<F: FnPtr> Pointer for F {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        pointer(self.addr() as usize, f)
    }
}
