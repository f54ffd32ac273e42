// A matrix type with operators: const generics for shapes, references and values, rational numbers, `Index`.

use std::array;
use std::fmt::{self, Debug, Display};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Index, IndexMut, Mul, Neg, Sub};

/// An exact fraction in lowest terms, its denominator positive.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Ratio {
    top: i64,
    bottom: i64,
}

const fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a.abs() } else { gcd(b, a % b) }
}

impl Ratio {
    fn new(top: i64, bottom: i64) -> Self {
        assert_ne!(bottom, 0, "a fraction over zero");
        let divisor = gcd(top, bottom) * bottom.signum();
        Ratio { top: top / divisor, bottom: bottom / divisor }
    }
}

impl From<i64> for Ratio {
    fn from(top: i64) -> Self {
        Ratio { top, bottom: 1 }
    }
}

impl Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.bottom {
            1 => Display::fmt(&self.top, f),
            bottom => f.pad(&format!("{}/{bottom}", self.top)),
        }
    }
}

impl Debug for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

macro_rules! ratio_ops {
    ($($trait:ident $method:ident |$a:ident, $b:ident| $top:expr, $bottom:expr;)*) => {$(
        impl $trait for Ratio {
            type Output = Ratio;

            fn $method(self, other: Ratio) -> Ratio {
                let ($a, $b) = (self, other);
                Ratio::new($top, $bottom)
            }
        }
    )*};
}

ratio_ops! {
    Add add |a, b| a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom;
    Sub sub |a, b| a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom;
    Mul mul |a, b| a.top * b.top, a.bottom * b.bottom;
    Div div |a, b| a.top * b.bottom, a.bottom * b.top;
}

impl Neg for Ratio {
    type Output = Ratio;
    fn neg(self) -> Ratio {
        Ratio { top: -self.top, ..self }
    }
}

impl Sum for Ratio {
    fn sum<I: Iterator<Item = Ratio>>(iter: I) -> Ratio {
        iter.fold(0.into(), |a, b| a + b)
    }
}

/// What entries of a matrix must be able to do.
trait Number: Copy + PartialEq + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Sum {
    const ZERO: Self;
    const ONE: Self;
}

impl Number for Ratio {
    const ZERO: Ratio = Ratio { top: 0, bottom: 1 };
    const ONE: Ratio = Ratio { top: 1, bottom: 1 };
}

impl Number for i64 {
    const ZERO: i64 = 0;
    const ONE: i64 = 1;
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Matrix<T, const R: usize, const C: usize>([[T; C]; R]);

impl<T: Number, const R: usize, const C: usize> Matrix<T, R, C> {
    fn from_fn(mut entry: impl FnMut(usize, usize) -> T) -> Self {
        Matrix(array::from_fn(|r| array::from_fn(|c| entry(r, c))))
    }

    fn transpose(&self) -> Matrix<T, C, R> {
        Matrix::from_fn(|r, c| self[(c, r)])
    }

    fn map<U: Number>(&self, f: impl Fn(T) -> U) -> Matrix<U, R, C> {
        Matrix(self.0.map(|row| row.map(&f)))
    }
}

impl<T: Number, const N: usize> Matrix<T, N, N> {
    const IDENTITY: Self = {
        let mut rows = [[T::ZERO; N]; N];
        let mut i = 0;
        while i < N {
            rows[i][i] = T::ONE;
            i += 1;
        }
        Matrix(rows)
    };

    fn trace(&self) -> T {
        (0..N).map(|i| self[(i, i)]).sum()
    }

    fn pow(self, mut exponent: u32) -> Self {
        let (mut base, mut result) = (self, Self::IDENTITY);
        while exponent > 0 {
            if exponent & 1 == 1 {
                result = result * base;
            }
            base = base * base;
            exponent >>= 1;
        }
        result
    }
}

impl<const N: usize> Matrix<Ratio, N, N> {
    /// Gauss and Jordan: the inverse, where there is one, and the determinant.
    fn invert(mut self) -> (Option<Self>, Ratio) {
        let mut inverse = Self::IDENTITY;
        let mut determinant = Ratio::ONE;
        for column in 0..N {
            let Some(pivot) = (column..N).find(|&r| self[(r, column)] != Ratio::ZERO) else {
                return (None, Ratio::ZERO);
            };
            if pivot != column {
                self.0.swap(pivot, column);
                inverse.0.swap(pivot, column);
                determinant = -determinant;
            }
            let scale = self[(column, column)];
            determinant = determinant * scale;
            for rows in [&mut self.0, &mut inverse.0] {
                for entry in &mut rows[column] {
                    *entry = *entry / scale;
                }
            }
            for row in (0..N).filter(|&r| r != column) {
                let factor = self[(row, column)];
                for c in 0..N {
                    self[(row, c)] = self[(row, c)] - factor * self[(column, c)];
                    inverse[(row, c)] = inverse[(row, c)] - factor * inverse[(column, c)];
                }
            }
        }
        (Some(inverse), determinant)
    }
}

impl<T, const R: usize, const C: usize> Index<(usize, usize)> for Matrix<T, R, C> {
    type Output = T;
    fn index(&self, (row, column): (usize, usize)) -> &T {
        &self.0[row][column]
    }
}

impl<T, const R: usize, const C: usize> IndexMut<(usize, usize)> for Matrix<T, R, C> {
    fn index_mut(&mut self, (row, column): (usize, usize)) -> &mut T {
        &mut self.0[row][column]
    }
}

impl<T: Number, const R: usize, const C: usize> Add for &Matrix<T, R, C> {
    type Output = Matrix<T, R, C>;
    fn add(self, other: Self) -> Self::Output {
        Matrix::from_fn(|r, c| self[(r, c)] + other[(r, c)])
    }
}

impl<T: Number, const R: usize, const C: usize> AddAssign for Matrix<T, R, C> {
    fn add_assign(&mut self, other: Self) {
        *self = &*self + &other;
    }
}

impl<T: Number, const R: usize, const K: usize, const C: usize> Mul<Matrix<T, K, C>> for Matrix<T, R, K> {
    type Output = Matrix<T, R, C>;
    fn mul(self, other: Matrix<T, K, C>) -> Self::Output {
        Matrix::from_fn(|r, c| (0..K).map(|k| self[(r, k)] * other[(k, c)]).sum())
    }
}

/// A number in front of a matrix, where the number is one of ours.
impl<const R: usize, const C: usize> Mul<Matrix<Ratio, R, C>> for Ratio {
    type Output = Matrix<Ratio, R, C>;
    fn mul(self, matrix: Matrix<Ratio, R, C>) -> Self::Output {
        matrix.map(|entry| self * entry)
    }
}

impl<T: Display, const R: usize, const C: usize> Display for Matrix<T, R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = f.width().unwrap_or(4);
        for row in &self.0 {
            f.write_str("[")?;
            row.iter().try_for_each(|entry| write!(f, "{entry:>width$}"))?;
            f.write_str(" ]\n")?;
        }
        Ok(())
    }
}

fn main() {
    let a = Matrix([[2, 0, 1], [1, 3, 2]]);
    let b = Matrix([[1, 2], [0, 1], [4, 0]]);
    print!("{a}times\n{b}is\n{}", a * b);
    println!("transposed: {:?}", a.transpose().0);

    let fibonacci = Matrix([[1, 1], [1, 0]]);
    let numbers: Vec<i64> = (1..=10).map(|n| fibonacci.pow(n)[(0, 1)]).collect();
    println!("fibonacci {numbers:?}, trace of the tenth power {}", fibonacci.pow(10).trace());

    let m = Matrix([[0, 2, 1], [1, 1, 0], [3, 0, 1]]).map(Ratio::from);
    let (inverse, determinant) = m.invert();
    println!("determinant {determinant}");
    match inverse {
        Some(inverse) => print!("{inverse:6}check {}\n", m * inverse == Matrix::IDENTITY),
        None => println!("no inverse"),
    }
    let mut sum = Ratio::new(1, 2) * m;
    sum += Matrix::IDENTITY;
    print!("{sum:5}");
    let singular = Matrix([[1, 2], [2, 4]]).map(Ratio::from);
    println!("{:?}", singular.invert());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions() {
        assert_eq!(Ratio::new(6, -4), Ratio::new(-3, 2));
        assert_eq!((Ratio::new(1, 2) + Ratio::new(1, 3)).to_string(), "5/6");
        assert_eq!(format!("[{:>5}][{:<4}]", Ratio::new(1, 2), Ratio::from(7)), "[  1/2][7   ]");
    }

    #[test]
    #[should_panic(expected = "a fraction over zero")]
    fn over_zero() {
        let _ = Ratio::from(1) / Ratio::from(0);
    }

    #[test]
    fn products_of_any_shape() {
        let row = Matrix([[1, 2, 3]]);
        assert_eq!(row * row.transpose(), Matrix([[14]]));
        assert_eq!((row.transpose() * row).trace(), 14);
        assert_eq!(&row + &row, row.map(|n| 2 * n));
    }

    #[test]
    fn inverses() {
        let m = Matrix([[4, 7], [2, 6]]).map(Ratio::from);
        let (inverse, determinant) = m.invert();
        assert_eq!(determinant, 10.into());
        assert_eq!(inverse.map(|i| i * m), Some(Matrix::IDENTITY));
    }

    #[test]
    fn powers() {
        let turn = Matrix([[0, -1], [1, 0]]);
        assert_eq!(turn.pow(0), Matrix::IDENTITY);
        assert_eq!(turn.pow(4), Matrix::IDENTITY);
        assert_ne!(turn.pow(2), Matrix::IDENTITY);
    }
}
