//! Sums and products.

/// What an iterator can be summed up to.
#[diagnostic_item = "Sum"]
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be made by summing an iterator over elements of type `{A}`",
    label = "value of type `{Self}` cannot be made by summing a `std::iter::Iterator<Item={A}>`"
)]
#[origin = "core::iter::traits::accum"]
pub trait Sum<A = Self>: Sized {
    fn sum<I: Iterator<Item = A>>(iter: I) -> Self;
}

/// What an iterator can be multiplied up to.
#[diagnostic_item = "Product"]
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be made by multiplying all elements of type `{A}` from an iterator",
    label = "value of type `{Self}` cannot be made by multiplying all elements from a `std::iter::Iterator<Item={A}>`"
)]
#[origin = "core::iter::traits::accum"]
pub trait Product<A = Self>: Sized {
    fn product<I: Iterator<Item = A>>(iter: I) -> Self;
}

macro_rules! sum_product {
    ($zero:expr, $one:expr, $($t:ty)*) => {$(
        impl Sum for $t {
            fn sum<I: Iterator<Item = $t>>(mut iter: I) -> $t {
                let mut total: $t = $zero;
                while let Some(x) = iter.next() {
                    total += x;
                }
                total
            }
        }
        impl Product for $t {
            fn product<I: Iterator<Item = $t>>(mut iter: I) -> $t {
                let mut total: $t = $one;
                while let Some(x) = iter.next() {
                    total *= x;
                }
                total
            }
        }
        impl<'a> Sum<&'a $t> for $t {
            fn sum<I: Iterator<Item = &'a $t>>(mut iter: I) -> $t {
                let mut total: $t = $zero;
                while let Some(x) = iter.next() {
                    total += *x;
                }
                total
            }
        }
        impl<'a> Product<&'a $t> for $t {
            fn product<I: Iterator<Item = &'a $t>>(mut iter: I) -> $t {
                let mut total: $t = $one;
                while let Some(x) = iter.next() {
                    total *= *x;
                }
                total
            }
        }
    )*};
}

sum_product! { 0, 1, i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
sum_product! { -0.0, 1.0, f32 f64 }

impl<T, U: Sum<T>> Sum<Option<T>> for Option<U> {
    fn sum<I: Iterator<Item = Option<T>>>(iter: I) -> Option<U> {
        super::try_process(iter, |i| i.sum())
    }
}

impl<T, U: Product<T>> Product<Option<T>> for Option<U> {
    fn product<I: Iterator<Item = Option<T>>>(iter: I) -> Option<U> {
        super::try_process(iter, |i| i.product())
    }
}

impl<T, U: Sum<T>, E> Sum<Result<T, E>> for Result<U, E> {
    fn sum<I: Iterator<Item = Result<T, E>>>(iter: I) -> Result<U, E> {
        super::try_process(iter, |i| i.sum())
    }
}

impl<T, U: Product<T>, E> Product<Result<T, E>> for Result<U, E> {
    fn product<I: Iterator<Item = Result<T, E>>>(iter: I) -> Result<U, E> {
        super::try_process(iter, |i| i.product())
    }
}
