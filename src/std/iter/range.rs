//! Ranges as iterators.

use super::FusedIterator;
use crate::ops::{Range, RangeFrom, RangeInclusive};

/// Types that can be counted through.
#[diagnostic_item = "range_step"]
#[unstable(feature = "step_trait", issue = "42168")]
pub trait Step: Clone + PartialOrd + Sized {
    /// The number of steps from `start` to `end`, as bounds.
    fn steps_between(start: &Self, end: &Self) -> (usize, Option<usize>);
    fn forward_checked(start: Self, count: usize) -> Option<Self>;
    fn backward_checked(start: Self, count: usize) -> Option<Self>;

    /// One further; panics at the end of the type.
    fn forward(start: Self, count: usize) -> Self {
        match Step::forward_checked(start, count) {
            Some(x) => x,
            None => panic!("overflow in `Step::forward`"),
        }
    }

    /// `start` if it lies before `end`; `start` is then one further.
    fn take_front(start: &mut Self, end: &Self) -> Option<Self> {
        if *start < *end {
            let next = Step::forward(start.clone(), 1);
            Some(crate::mem::replace(start, next))
        } else {
            None
        }
    }

    /// The value before `end` if it does not lie before `start`; `end` is then that value.
    fn take_back(start: &Self, end: &mut Self) -> Option<Self> {
        if *start < *end {
            match Step::backward_checked(end.clone(), 1) {
                Some(previous) => {
                    *end = previous.clone();
                    Some(previous)
                }
                None => None,
            }
        } else {
            None
        }
    }
}

macro_rules! integer_steps {
    ($($t:ident $unsigned:ident;)*) => {$(
        impl Step for $t {
            #[inline]
            fn steps_between(start: &$t, end: &$t) -> (usize, Option<usize>) {
                if *start >= *end {
                    return (0, Some(0));
                }
                let steps = (*end as $unsigned).wrapping_sub(*start as $unsigned);
                if steps as u128 > usize::MAX as u128 { (usize::MAX, None) } else { (steps as usize, Some(steps as usize)) }
            }

            #[inline]
            fn forward_checked(start: $t, count: usize) -> Option<$t> {
                let distance = count as $unsigned;
                if distance as usize != count {
                    return None;
                }
                let end = (start as $unsigned).wrapping_add(distance) as $t;
                if end < start || (end as $unsigned).wrapping_sub(start as $unsigned) != distance { None } else { Some(end) }
            }

            #[inline]
            fn backward_checked(start: $t, count: usize) -> Option<$t> {
                let distance = count as $unsigned;
                if distance as usize != count {
                    return None;
                }
                let end = (start as $unsigned).wrapping_sub(distance) as $t;
                if end > start || (start as $unsigned).wrapping_sub(end as $unsigned) != distance { None } else { Some(end) }
            }

            #[inline]
            fn forward(start: $t, count: usize) -> $t {
                match <$t as Step>::forward_checked(start, count) {
                    Some(x) => x,
                    None => crate::panicking::panic_const_add_overflow(),
                }
            }

            #[inline]
            fn take_front(start: &mut $t, end: &$t) -> Option<$t> {
                let value = *start;
                if value < *end {
                    *start = crate::intrinsics::wrapping_add(value, 1);
                    Some(value)
                } else {
                    None
                }
            }

            #[inline]
            fn take_back(start: &$t, end: &mut $t) -> Option<$t> {
                if *start < *end {
                    *end = crate::intrinsics::wrapping_sub(*end, 1);
                    Some(*end)
                } else {
                    None
                }
            }
        }
    )*};
}

integer_steps! {
    u8 u8;
    u16 u16;
    u32 u32;
    u64 u64;
    u128 u128;
    usize usize;
    i8 u8;
    i16 u16;
    i32 u32;
    i64 u64;
    i128 u128;
    isize usize;
}

impl Step for char {
    fn steps_between(&start: &char, &end: &char) -> (usize, Option<usize>) {
        let (start, end) = (start as u32, end as u32);
        if start > end {
            return (0, Some(0));
        }
        let mut count = end - start;
        if start < 0xD800 && end >= 0xE000 {
            count -= 0x800;
        }
        (count as usize, Some(count as usize))
    }

    fn forward_checked(start: char, count: usize) -> Option<char> {
        let from = start as u32;
        let mut to = u32::forward_checked(from, count)?;
        if from < 0xD800 && to >= 0xD800 {
            to = to.checked_add(0x800)?;
        }
        char::from_u32(to)
    }

    fn backward_checked(start: char, count: usize) -> Option<char> {
        let from = start as u32;
        let mut to = u32::backward_checked(from, count)?;
        if from >= 0xE000 && to < 0xE000 {
            to = to.checked_sub(0x800)?;
        }
        char::from_u32(to)
    }
}

impl<A: Step> Iterator for Range<A> {
    type Item = A;

    #[inline]
    fn next(&mut self) -> Option<A> {
        Step::take_front(&mut self.start, &self.end)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.start < self.end { Step::steps_between(&self.start, &self.end) } else { (0, Some(0)) }
    }

    #[inline]
    fn count(self) -> usize {
        if self.start < self.end {
            match Step::steps_between(&self.start, &self.end).1 {
                Some(n) => n,
                None => panic!("count overflowed usize"),
            }
        } else {
            0
        }
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<A> {
        if let Some(from) = Step::forward_checked(self.start.clone(), n) {
            if from < self.end {
                self.start = from;
                return self.next();
            }
        }
        self.start = self.end.clone();
        None
    }

    #[inline]
    fn last(mut self) -> Option<A> {
        self.next_back()
    }

    #[inline]
    fn min(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next()
    }

    #[inline]
    fn max(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next_back()
    }
}

impl<A: Step> DoubleEndedIterator for Range<A> {
    #[inline]
    fn next_back(&mut self) -> Option<A> {
        Step::take_back(&self.start, &mut self.end)
    }

    #[inline]
    fn nth_back(&mut self, n: usize) -> Option<A> {
        if let Some(to) = Step::backward_checked(self.end.clone(), n) {
            if to > self.start {
                self.end = to;
                return self.next_back();
            }
        }
        self.end = self.start.clone();
        None
    }
}

impl<A: Step> FusedIterator for Range<A> {}

macro_rules! exact_sizes {
    ($Range:ident: $($t:ty)*) => { $(impl ExactSizeIterator for $Range<$t> {})* };
}

exact_sizes! { Range: usize u8 isize i8 u16 i16 u32 i32 }
exact_sizes! { RangeInclusive: u8 i8 u16 i16 }

impl<A: Step> Iterator for RangeFrom<A> {
    type Item = A;

    #[inline]
    fn next(&mut self) -> Option<A> {
        let next = Step::forward(self.start.clone(), 1);
        Some(crate::mem::replace(&mut self.start, next))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (usize::MAX, None)
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<A> {
        self.start = Step::forward(self.start.clone(), n);
        self.next()
    }
}

impl<A: Step> FusedIterator for RangeFrom<A> {}

impl<A: Step> Iterator for RangeInclusive<A> {
    type Item = A;

    #[inline]
    fn next(&mut self) -> Option<A> {
        if self.exhausted {
            return None;
        }
        match Step::take_front(&mut self.start, &self.end) {
            Some(x) => Some(x),
            None => {
                self.exhausted = true;
                if self.start == self.end { Some(self.start.clone()) } else { None }
            }
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.is_empty() {
            return (0, Some(0));
        }
        let (lower, upper) = Step::steps_between(&self.start, &self.end);
        (lower.saturating_add(1), upper.and_then(|n| n.checked_add(1)))
    }

    #[inline]
    fn count(self) -> usize {
        match self.size_hint() {
            (_, Some(n)) => n,
            _ => panic!("count overflowed usize"),
        }
    }

    fn nth(&mut self, n: usize) -> Option<A> {
        if self.is_empty() {
            return None;
        }
        if let Some(from) = Step::forward_checked(self.start.clone(), n) {
            if from <= self.end {
                self.start = from;
                return self.next();
            }
        }
        self.start = self.end.clone();
        self.exhausted = true;
        None
    }

    fn last(mut self) -> Option<A> {
        self.next_back()
    }

    fn min(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next()
    }

    fn max(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next_back()
    }
}

impl<A: Step> DoubleEndedIterator for RangeInclusive<A> {
    #[inline]
    fn next_back(&mut self) -> Option<A> {
        if self.exhausted {
            return None;
        }
        let last = self.end.clone();
        if self.start < last {
            Step::take_back(&self.start, &mut self.end);
            Some(last)
        } else {
            self.exhausted = true;
            if self.start == last { Some(last) } else { None }
        }
    }

    fn nth_back(&mut self, n: usize) -> Option<A> {
        if self.is_empty() {
            return None;
        }
        if let Some(to) = Step::backward_checked(self.end.clone(), n) {
            if to >= self.start {
                self.end = to;
                return self.next_back();
            }
        }
        self.end = self.start.clone();
        self.exhausted = true;
        None
    }
}

impl<A: Step> FusedIterator for RangeInclusive<A> {}
