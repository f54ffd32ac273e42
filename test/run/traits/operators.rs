use std::ops::*;

#[derive(Debug, Clone, Copy, PartialEq)]
struct N(i32);

impl Add for N {
    type Output = N;
    fn add(self, o: N) -> N {
        N(self.0 + o.0)
    }
}

impl<'a> Add<&'a N> for &'a N {
    type Output = N;
    fn add(self, o: &N) -> N {
        N(self.0 + o.0 + 1000)
    }
}

impl Sub<i32> for N {
    type Output = i32;
    fn sub(self, o: i32) -> i32 {
        self.0 - o
    }
}

impl Mul for N {
    type Output = N;
    fn mul(self, o: N) -> N {
        N(self.0 * o.0)
    }
}

impl Div for N {
    type Output = Option<N>;
    fn div(self, o: N) -> Option<N> {
        if o.0 == 0 { None } else { Some(N(self.0 / o.0)) }
    }
}

impl Rem<N> for i32 {
    type Output = i32;
    fn rem(self, o: N) -> i32 {
        self % o.0
    }
}

impl Neg for N {
    type Output = N;
    fn neg(self) -> N {
        N(-self.0)
    }
}

impl Not for N {
    type Output = bool;
    fn not(self) -> bool {
        self.0 == 0
    }
}

impl BitAnd for N {
    type Output = N;
    fn bitand(self, o: N) -> N {
        N(self.0 & o.0)
    }
}

impl BitOr for N {
    type Output = N;
    fn bitor(self, o: N) -> N {
        N(self.0 | o.0)
    }
}

impl BitXor for N {
    type Output = N;
    fn bitxor(self, o: N) -> N {
        N(self.0 ^ o.0)
    }
}

impl Shl<u32> for N {
    type Output = N;
    fn shl(self, by: u32) -> N {
        N(self.0 << by)
    }
}

impl Shr<u32> for N {
    type Output = N;
    fn shr(self, by: u32) -> N {
        N(self.0 >> by)
    }
}

impl AddAssign<i32> for N {
    fn add_assign(&mut self, o: i32) {
        self.0 += o;
    }
}

impl ShlAssign<N> for N {
    fn shl_assign(&mut self, o: N) {
        self.0 <<= o.0;
    }
}

struct Grid {
    cells: Vec<i32>,
    width: usize,
}

impl Index<(usize, usize)> for Grid {
    type Output = i32;
    fn index(&self, (x, y): (usize, usize)) -> &i32 {
        &self.cells[y * self.width + x]
    }
}

impl IndexMut<(usize, usize)> for Grid {
    fn index_mut(&mut self, (x, y): (usize, usize)) -> &mut i32 {
        &mut self.cells[y * self.width + x]
    }
}

fn sum<T: Add<Output = T> + Copy>(all: &[T], zero: T) -> T {
    let mut total = zero;
    for x in all {
        total = total + *x;
    }
    total
}

fn main() {
    let (a, b) = (N(12), N(5));
    println!("{:?} {:?} {} {:?}", a + b, &a + &b, a - 2, a * b);
    println!("{:?} {:?} {} {:?} {} {}", a / b, a / N(0), 17 % b, -a, !a, !N(0));
    println!("{:?} {:?} {:?} {:?} {:?}", a & b, a | b, a ^ b, a << 2, a >> 1);
    let mut c = a;
    c += 30;
    c <<= N(1);
    println!("{c:?} {}", c == a);
    let mut g = Grid { cells: vec![0; 6], width: 3 };
    g[(1, 1)] = 7;
    g[(2, 0)] += 3;
    g[(1, 1)] -= g[(2, 0)];
    println!("{:?} {}", g.cells, g[(1, 1)]);
    println!("{:?} {}", sum(&[N(1), N(2), N(3)], N(0)), sum(&[1.5, 2.5], 0.0));
    println!("{}", "ab".to_string() + "cd");
}
