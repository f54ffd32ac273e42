//! The traits of tuples, up to twelve elements. (`Clone` and `Copy` are built into the compiler.)

use crate::cmp::Ordering::{self, Equal};
use crate::hash::{Hash, Hasher};

macro_rules! tuple_traits {
    ($($name:ident $index:tt)+) => {
        impl<$($name: PartialEq),+> PartialEq for ($($name,)+) {
            #[inline]
            fn eq(&self, other: &($($name,)+)) -> bool {
                $(self.$index == other.$index)&&+
            }
            #[inline]
            fn ne(&self, other: &($($name,)+)) -> bool {
                $(self.$index != other.$index)||+
            }
        }

        impl<$($name: Eq),+> Eq for ($($name,)+) {}

        impl<$($name: PartialOrd),+> PartialOrd for ($($name,)+) {
            #[inline]
            fn partial_cmp(&self, other: &($($name,)+)) -> Option<Ordering> {
                $(
                    match self.$index.partial_cmp(&other.$index) {
                        Some(Equal) => {}
                        unequal => return unequal,
                    }
                )+
                Some(Equal)
            }
        }

        impl<$($name: Ord),+> Ord for ($($name,)+) {
            #[inline]
            fn cmp(&self, other: &($($name,)+)) -> Ordering {
                $(
                    match self.$index.cmp(&other.$index) {
                        Equal => {}
                        unequal => return unequal,
                    }
                )+
                Equal
            }
        }

        impl<$($name: Default),+> Default for ($($name,)+) {
            fn default() -> ($($name,)+) {
                ($($name::default(),)+)
            }
        }

        impl<$($name: Hash),+> Hash for ($($name,)+) {
            fn hash<S: Hasher>(&self, state: &mut S) {
                $(self.$index.hash(state);)+
            }
        }
    };
}

tuple_traits! { A 0 }
tuple_traits! { A 0 B 1 }
tuple_traits! { A 0 B 1 C 2 }
tuple_traits! { A 0 B 1 C 2 D 3 }
tuple_traits! { A 0 B 1 C 2 D 3 E 4 }
tuple_traits! { A 0 B 1 C 2 D 3 E 4 F 5 }
tuple_traits! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 }
tuple_traits! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 }
tuple_traits! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 }
tuple_traits! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 }
tuple_traits! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 }
tuple_traits! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11 }

macro_rules! tuple_from_array {
    ($($n:literal: $($item:ident $t:ident)+;)*) => {$(
        impl<T> From<[T; $n]> for ($($t,)+) {
            fn from(array: [T; $n]) -> Self {
                let [$($item,)+] = array;
                ($($item,)+)
            }
        }
        impl<T> From<($($t,)+)> for [T; $n] {
            fn from(tuple: ($($t,)+)) -> Self {
                let ($($item,)+) = tuple;
                [$($item,)+]
            }
        }
    )*};
}

tuple_from_array! {
    1: a T;
    2: a T b T;
    3: a T b T c T;
    4: a T b T c T d T;
    5: a T b T c T d T e T;
    6: a T b T c T d T e T f T;
}

impl<A, B, ExtendA: Extend<A>, ExtendB: Extend<B>> Extend<(A, B)> for (ExtendA, ExtendB) {
    fn extend<I: IntoIterator<Item = (A, B)>>(&mut self, iter: I) {
        for (a, b) in iter {
            self.0.extend(Some(a));
            self.1.extend(Some(b));
        }
    }
}

impl<A, B, AE: Default + Extend<A>, BE: Default + Extend<B>> FromIterator<(A, B)> for (AE, BE) {
    fn from_iter<I: IntoIterator<Item = (A, B)>>(iter: I) -> (AE, BE) {
        let mut result = <(AE, BE)>::default();
        result.extend(iter);
        result
    }
}
