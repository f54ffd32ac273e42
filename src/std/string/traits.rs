//! The traits of `String`.

use super::String;
use crate::borrow::{Borrow, BorrowMut, Cow};
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::ops::{Add, AddAssign, Deref, DerefMut, Index, IndexMut};
use crate::slice::SliceIndex;

impl Clone for String {
    #[track_caller]
    fn clone(&self) -> String {
        String::from(self.as_str())
    }

    fn clone_from(&mut self, source: &String) {
        self.clear();
        self.push_str(source);
    }
}

impl PartialEq for String {
    #[inline]
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for String {}

impl PartialOrd for String {
    #[inline]
    fn partial_cmp(&self, other: &String) -> Option<Ordering> {
        Some(self.as_str().cmp(other.as_str()))
    }
}

impl Ord for String {
    #[inline]
    fn cmp(&self, other: &String) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

macro_rules! text_equality {
    ($($left:ty, $right:ty;)*) => {$(
        impl<'a, 'b> PartialEq<$right> for $left {
            #[inline]
            fn eq(&self, other: &$right) -> bool {
                PartialEq::eq(&self[..], &other[..])
            }
        }

        impl<'a, 'b> PartialEq<$left> for $right {
            #[inline]
            fn eq(&self, other: &$left) -> bool {
                PartialEq::eq(&self[..], &other[..])
            }
        }
    )*};
}

text_equality! {
    String, str;
    String, &'a str;
    Cow<'a, str>, str;
    Cow<'a, str>, &'b str;
    Cow<'a, str>, String;
}

impl Default for String {
    #[inline]
    fn default() -> String {
        String::new()
    }
}

impl fmt::Display for String {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl fmt::Debug for String {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl Hash for String {
    #[inline]
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        (**self).hash(hasher)
    }
}

impl Add<&str> for String {
    type Output = String;
    #[inline]
    fn add(mut self, other: &str) -> String {
        self.push_str(other);
        self
    }
}

impl AddAssign<&str> for String {
    #[inline]
    fn add_assign(&mut self, other: &str) {
        self.push_str(other);
    }
}

impl<I: SliceIndex<str>> Index<I> for String {
    type Output = I::Output;
    #[inline]
    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self.as_str())
    }
}

impl<I: SliceIndex<str>> IndexMut<I> for String {
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self.as_mut_str())
    }
}

impl Deref for String {
    type Target = str;
    #[inline]
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl DerefMut for String {
    #[inline]
    fn deref_mut(&mut self) -> &mut str {
        self.as_mut_str()
    }
}

impl AsRef<str> for String {
    #[inline]
    fn as_ref(&self) -> &str {
        self
    }
}

impl AsMut<str> for String {
    #[inline]
    fn as_mut(&mut self) -> &mut str {
        self
    }
}

impl AsRef<[u8]> for String {
    #[inline]
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl Borrow<str> for String {
    #[inline]
    fn borrow(&self) -> &str {
        &self[..]
    }
}

impl BorrowMut<str> for String {
    #[inline]
    fn borrow_mut(&mut self) -> &mut str {
        &mut self[..]
    }
}

impl fmt::Write for String {
    #[inline]
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.push_str(s);
        Ok(())
    }

    #[inline]
    fn write_char(&mut self, c: char) -> fmt::Result {
        self.push(c);
        Ok(())
    }
}

macro_rules! from_parts {
    ($([$($lifetime:lifetime)?] $part:ty: |$s:ident, $item:ident| $push:expr;)*) => {$(
        impl<$($lifetime)?> FromIterator<$part> for String {
            fn from_iter<I: IntoIterator<Item = $part>>(iter: I) -> String {
                let mut s = String::new();
                s.extend(iter);
                s
            }
        }

        impl<$($lifetime)?> Extend<$part> for String {
            fn extend<I: IntoIterator<Item = $part>>(&mut self, iter: I) {
                let $s = self;
                for $item in iter {
                    $push;
                }
            }
        }
    )*};
}

from_parts! {
    [] char: |s, c| s.push(c);
    ['a] &'a char: |s, c| s.push(*c);
    ['a] &'a str: |s, part| s.push_str(part);
    [] String: |s, part| s.push_str(&part);
    [] crate::boxed::Box<str>: |s, part| s.push_str(&part);
    ['a] Cow<'a, str>: |s, part| s.push_str(&part);
}
