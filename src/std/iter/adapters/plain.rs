//! The adapters without a closure.

use crate::iter::FusedIterator;

/// From the back to the front.
#[picture(transparent, field = "iter")]
#[derive(Clone, Debug, Default)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::iter::adapters::rev"]
pub struct Rev<T> {
    iter: T,
}

impl<T> Rev<T> {
    #[inline]
    pub(in crate::iter) fn new(iter: T) -> Rev<T> {
        Rev { iter }
    }
}

impl<I: DoubleEndedIterator> Iterator for Rev<I> {
    type Item = I::Item;
    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        self.iter.next_back()
    }
    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
    fn nth(&mut self, n: usize) -> Option<I::Item> {
        self.iter.nth_back(n)
    }
}

impl<I: DoubleEndedIterator> DoubleEndedIterator for Rev<I> {
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        self.iter.next()
    }
    fn nth_back(&mut self, n: usize) -> Option<I::Item> {
        self.iter.nth(n)
    }
}

impl<I: ExactSizeIterator + DoubleEndedIterator> ExactSizeIterator for Rev<I> {
    fn len(&self) -> usize {
        self.iter.len()
    }
}

impl<I: FusedIterator + DoubleEndedIterator> FusedIterator for Rev<I> {}

macro_rules! copying_adapter {
    ($($(#[$attribute:meta])+ $name:ident $Trait:ident |$x:ident| $copy:expr;)*) => {$(
        $(#[$attribute])+
        #[derive(Clone, Debug, Default)]
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        #[picture(transparent, field = "it")]
        pub struct $name<I> {
            it: I,
        }

        impl<I> $name<I> {
            #[inline]
            pub(in crate::iter) fn new(it: I) -> $name<I> {
                $name { it }
            }
        }

        impl<'a, I: Iterator<Item = &'a T>, T: $Trait + 'a> Iterator for $name<I> {
            type Item = T;
            #[inline]
            fn next(&mut self) -> Option<T> {
                match self.it.next() {
                    Some($x) => Some($copy),
                    None => None,
                }
            }
            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.it.size_hint()
            }
            fn nth(&mut self, n: usize) -> Option<T> {
                match self.it.nth(n) {
                    Some($x) => Some($copy),
                    None => None,
                }
            }
        }

        impl<'a, I: DoubleEndedIterator<Item = &'a T>, T: $Trait + 'a> DoubleEndedIterator for $name<I> {
            #[inline]
            fn next_back(&mut self) -> Option<T> {
                match self.it.next_back() {
                    Some($x) => Some($copy),
                    None => None,
                }
            }
        }

        impl<'a, I: ExactSizeIterator<Item = &'a T>, T: $Trait + 'a> ExactSizeIterator for $name<I> {
            fn len(&self) -> usize {
                self.it.len()
            }
        }

        impl<'a, I: FusedIterator<Item = &'a T>, T: $Trait + 'a> FusedIterator for $name<I> {}
    )*};
}

copying_adapter! {
    /// Copies what references point at.
    #[origin = "core::iter::adapters::copied"]
    Copied Copy |x| *x;
    /// Clones what references point at.
    #[origin = "core::iter::adapters::cloned"]
    Cloned Clone |x| x.clone();
}

/// Numbers the values.
#[picture(fields, iter = "iter", count = "count")]
#[derive(Clone, Debug, Default)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[diagnostic_item = "Enumerate"]
#[origin = "core::iter::adapters::enumerate"]
pub struct Enumerate<I> {
    iter: I,
    count: usize,
}

impl<I> Enumerate<I> {
    #[inline]
    pub(in crate::iter) fn new(iter: I) -> Enumerate<I> {
        Enumerate { iter, count: 0 }
    }
}

impl<I: Iterator> Iterator for Enumerate<I> {
    type Item = (usize, I::Item);
    #[inline]
    fn next(&mut self) -> Option<(usize, I::Item)> {
        match self.iter.next() {
            Some(x) => {
                let i = self.count;
                self.count = i + 1;
                Some((i, x))
            }
            None => None,
        }
    }
    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
    fn nth(&mut self, n: usize) -> Option<(usize, I::Item)> {
        let x = self.iter.nth(n)?;
        let i = self.count + n;
        self.count = i + 1;
        Some((i, x))
    }
}

impl<I: ExactSizeIterator + DoubleEndedIterator> DoubleEndedIterator for Enumerate<I> {
    fn next_back(&mut self) -> Option<(usize, I::Item)> {
        let x = self.iter.next_back()?;
        Some((self.count + self.iter.len(), x))
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for Enumerate<I> {
    fn len(&self) -> usize {
        self.iter.len()
    }
}

impl<I: FusedIterator> FusedIterator for Enumerate<I> {}

/// One iterator, then another.
#[picture(fields, a = "a", b = "b")]
#[derive(Clone, Debug, Default)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::iter::adapters::chain"]
pub struct Chain<A, B> {
    a: Option<A>,
    b: Option<B>,
}

pub fn chain<A: IntoIterator, B: IntoIterator<Item = A::Item>>(a: A, b: B) -> Chain<A::IntoIter, B::IntoIter> {
    Chain::new(a.into_iter(), b.into_iter())
}

impl<A, B> Chain<A, B> {
    pub(in crate::iter) fn new(a: A, b: B) -> Chain<A, B> {
        Chain { a: Some(a), b: Some(b) }
    }
}

impl<A: Iterator, B: Iterator<Item = A::Item>> Iterator for Chain<A, B> {
    type Item = A::Item;

    #[inline]
    fn next(&mut self) -> Option<A::Item> {
        if let Some(a) = &mut self.a {
            match a.next() {
                None => self.a = None,
                item => return item,
            }
        }
        match &mut self.b {
            Some(b) => b.next(),
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match (&self.a, &self.b) {
            (Some(a), Some(b)) => {
                let (a_lower, a_upper) = a.size_hint();
                let (b_lower, b_upper) = b.size_hint();
                let upper = match (a_upper, b_upper) {
                    (Some(x), Some(y)) => x.checked_add(y),
                    _ => None,
                };
                (a_lower.saturating_add(b_lower), upper)
            }
            (Some(a), None) => a.size_hint(),
            (None, Some(b)) => b.size_hint(),
            (None, None) => (0, Some(0)),
        }
    }
}

impl<A: DoubleEndedIterator, B: DoubleEndedIterator<Item = A::Item>> DoubleEndedIterator for Chain<A, B> {
    #[inline]
    fn next_back(&mut self) -> Option<A::Item> {
        if let Some(b) = &mut self.b {
            match b.next_back() {
                None => self.b = None,
                item => return item,
            }
        }
        match &mut self.a {
            Some(a) => a.next_back(),
            None => None,
        }
    }
}

impl<A: FusedIterator, B: FusedIterator<Item = A::Item>> FusedIterator for Chain<A, B> {}

/// Over and over again.
#[picture(fields, iter = "iter", from = "orig")]
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::iter::adapters::cycle"]
pub struct Cycle<I> {
    orig: I,
    iter: I,
}

impl<I: Clone> Cycle<I> {
    pub(in crate::iter) fn new(iter: I) -> Cycle<I> {
        Cycle { orig: iter.clone(), iter }
    }
}

impl<I: Clone + Iterator> Iterator for Cycle<I> {
    type Item = I::Item;
    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        match self.iter.next() {
            None => {
                self.iter = self.orig.clone();
                self.iter.next()
            }
            x => x,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        match self.orig.size_hint() {
            (0, Some(0)) => (0, Some(0)),
            (0, _) => (0, None),
            _ => (usize::MAX, None),
        }
    }
}

impl<I: Clone + Iterator> FusedIterator for Cycle<I> {}

/// Stays finished.
#[picture(transparent, field = "iter")]
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::iter::adapters::fuse"]
pub struct Fuse<I> {
    iter: Option<I>,
}

impl<I> Fuse<I> {
    #[inline]
    pub(in crate::iter) fn new(iter: I) -> Fuse<I> {
        Fuse { iter: Some(iter) }
    }
}

impl<I: Iterator> Iterator for Fuse<I> {
    type Item = I::Item;
    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        let next = match &mut self.iter {
            Some(iter) => iter.next(),
            None => return None,
        };
        if next.is_none() {
            self.iter = None;
        }
        next
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.iter {
            Some(iter) => iter.size_hint(),
            None => (0, Some(0)),
        }
    }
}

impl<I: DoubleEndedIterator> DoubleEndedIterator for Fuse<I> {
    fn next_back(&mut self) -> Option<I::Item> {
        let next = match &mut self.iter {
            Some(iter) => iter.next_back(),
            None => return None,
        };
        if next.is_none() {
            self.iter = None;
        }
        next
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for Fuse<I> {}
impl<I: Iterator> FusedIterator for Fuse<I> {}

/// Leaves out the first values.
#[picture(fields, iter = "iter", n = "n")]
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::iter::adapters::skip"]
pub struct Skip<I> {
    iter: I,
    n: usize,
}

impl<I> Skip<I> {
    #[inline]
    pub(in crate::iter) fn new(iter: I, n: usize) -> Skip<I> {
        Skip { iter, n }
    }
}

impl<I: Iterator> Iterator for Skip<I> {
    type Item = I::Item;
    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        if self.n > 0 {
            let n = self.n;
            self.n = 0;
            self.iter.nth(n)
        } else {
            self.iter.next()
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.iter.size_hint();
        (lower.saturating_sub(self.n), upper.map(|x| x.saturating_sub(self.n)))
    }
}

impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Skip<I> {
    fn next_back(&mut self) -> Option<I::Item> {
        if self.len() > 0 { self.iter.next_back() } else { None }
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for Skip<I> {}
impl<I: FusedIterator> FusedIterator for Skip<I> {}

/// Keeps the first values.
#[picture(fields, iter = "iter", n = "n")]
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::iter::adapters::take"]
pub struct Take<I> {
    iter: I,
    n: usize,
}

impl<I> Take<I> {
    #[inline]
    pub(in crate::iter) fn new(iter: I, n: usize) -> Take<I> {
        Take { iter, n }
    }
}

impl<I: Iterator> Iterator for Take<I> {
    type Item = I::Item;
    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        if self.n == 0 {
            return None;
        }
        self.n -= 1;
        self.iter.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.n == 0 {
            return (0, Some(0));
        }
        let (lower, upper) = self.iter.size_hint();
        let upper = match upper {
            Some(x) if x < self.n => x,
            _ => self.n,
        };
        (if lower < self.n { lower } else { self.n }, Some(upper))
    }
}

impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Take<I> {
    fn next_back(&mut self) -> Option<I::Item> {
        if self.n == 0 {
            return None;
        }
        let n = self.n;
        self.n -= 1;
        self.iter.nth_back(self.iter.len().saturating_sub(n))
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for Take<I> {}
impl<I: FusedIterator> FusedIterator for Take<I> {}

/// Keeps each n-th value.
#[picture(fields, iter = "iter", step_minus_one = "step_minus_one")]
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::iter::adapters::step_by"]
pub struct StepBy<I> {
    iter: I,
    step_minus_one: usize,
    first_take: bool,
}

impl<I> StepBy<I> {
    pub(in crate::iter) fn new(iter: I, step: usize) -> StepBy<I> {
        assert!(step != 0);
        StepBy { iter, step_minus_one: step - 1, first_take: true }
    }
}

impl<I: Iterator> Iterator for StepBy<I> {
    type Item = I::Item;
    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        if self.first_take {
            self.first_take = false;
            self.iter.next()
        } else {
            self.iter.nth(self.step_minus_one)
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.iter.size_hint();
        let step = self.step_minus_one;
        if self.first_take {
            let count = |n: usize| if n == 0 { 0 } else { 1 + (n - 1) / (step + 1) };
            (count(lower), upper.map(count))
        } else {
            let count = |n: usize| n / (step + 1);
            (count(lower), upper.map(count))
        }
    }
}

impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for StepBy<I> {
    fn next_back(&mut self) -> Option<I::Item> {
        let rest = self.iter.len() % (self.step_minus_one + 1);
        let surplus = if self.first_take {
            if rest == 0 { self.step_minus_one } else { rest - 1 }
        } else {
            rest
        };
        self.iter.nth_back(surplus)
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for StepBy<I> {}
