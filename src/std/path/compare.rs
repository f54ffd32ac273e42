//! Paths compare by their parts.

use super::{Path, PathBuf};
use crate::borrow::Cow;
use crate::cmp::Ordering;
use crate::ffi::{OsStr, OsString};
use crate::hash::{Hash, Hasher};

impl PartialEq for Path {
    fn eq(&self, other: &Path) -> bool {
        self.components() == other.components()
    }
}
impl Eq for Path {}
impl PartialOrd for Path {
    fn partial_cmp(&self, other: &Path) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Path {
    fn cmp(&self, other: &Path) -> Ordering {
        self.components().cmp(other.components())
    }
}
impl Hash for Path {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for part in self.components() {
            part.hash(state);
        }
    }
}

impl PartialEq for PathBuf {
    fn eq(&self, other: &PathBuf) -> bool {
        **self == **other
    }
}
impl Eq for PathBuf {}
impl PartialOrd for PathBuf {
    fn partial_cmp(&self, other: &PathBuf) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for PathBuf {
    fn cmp(&self, other: &PathBuf) -> Ordering {
        (**self).cmp(&**other)
    }
}
impl Hash for PathBuf {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state)
    }
}

fn is_same<A: AsRef<Path> + ?Sized, B: AsRef<Path> + ?Sized>(left: &A, right: &B) -> bool {
    left.as_ref() == right.as_ref()
}

fn order<A: AsRef<Path> + ?Sized, B: AsRef<Path> + ?Sized>(left: &A, right: &B) -> Ordering {
    left.as_ref().cmp(right.as_ref())
}

/// Both ways, for two types of which either can be seen as a path.
macro_rules! compare {
    ($($lhs:ty, $rhs:ty;)*) => {$(
        impl<'a, 'b> PartialEq<$rhs> for $lhs {
            fn eq(&self, other: &$rhs) -> bool {
                is_same(self, other)
            }
        }
        impl<'a, 'b> PartialEq<$lhs> for $rhs {
            fn eq(&self, other: &$lhs) -> bool {
                is_same(self, other)
            }
        }
        impl<'a, 'b> PartialOrd<$rhs> for $lhs {
            fn partial_cmp(&self, other: &$rhs) -> Option<Ordering> {
                Some(order(self, other))
            }
        }
        impl<'a, 'b> PartialOrd<$lhs> for $rhs {
            fn partial_cmp(&self, other: &$lhs) -> Option<Ordering> {
                Some(order(self, other))
            }
        }
    )*};
}

compare! {
    PathBuf, Path;
    PathBuf, &'a Path;
    PathBuf, OsStr;
    PathBuf, &'a OsStr;
    PathBuf, OsString;
    Path, OsStr;
    Path, &'a OsStr;
    Path, OsString;
    &'a Path, OsStr;
    &'a Path, OsString;
    Cow<'a, Path>, Path;
    Cow<'a, Path>, &'b Path;
    Cow<'a, Path>, PathBuf;
}

macro_rules! compare_text {
    ($($lhs:ty, $rhs:ty;)*) => {$(
        impl<'a> PartialEq<$rhs> for $lhs {
            fn eq(&self, other: &$rhs) -> bool {
                is_same(self, other)
            }
        }
        impl<'a> PartialEq<$lhs> for $rhs {
            fn eq(&self, other: &$lhs) -> bool {
                is_same(self, other)
            }
        }
    )*};
}

compare_text! {
    PathBuf, str;
    PathBuf, String;
    Path, str;
    Path, String;
}

impl<'a> PartialEq<&'a str> for PathBuf {
    fn eq(&self, other: &&'a str) -> bool {
        *self == **other
    }
}
impl<'a> PartialEq<PathBuf> for &'a str {
    fn eq(&self, other: &PathBuf) -> bool {
        *other == **self
    }
}
