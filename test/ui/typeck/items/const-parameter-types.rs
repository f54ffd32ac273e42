// The type of a const parameter is a simple one, and what is given for it is of that type.
struct Scaled<const N: f64>; //~ ERROR `f64` is forbidden as the type of a const generic parameter
struct Row<const N: usize>;
trait Sized2<const N: usize> {}

fn named<const NAME: &'static str>() {} //~ ERROR `&'static str` is forbidden as the type of a const generic parameter
fn pair<const P: (u8, i32)>() {} //~ ERROR `(u8, i32)` is forbidden as the type of a const generic parameter
fn of_row<const P: Row<2>>() {} //~ ERROR `Row<2>` is forbidden as the type of a const generic parameter

impl<const N: u8> Row<N> {} //~ ERROR the constant `N` is not of type `usize`
impl<const N: i32> Sized2<N> for u8 {} //~ ERROR the constant `N` is not of type `usize`

fn taken<const B: bool>(_: Row<B>) {} //~ ERROR the constant `B` is not of type `usize`

fn called<const B: bool>() {
    width::<B>(); //~ ERROR the constant `B` is not of type `usize`
}

fn width<const N: usize>() -> usize {
    let row: Row<N> = Row;
    width::<3>() + width::<{ 1 + 1 }>() + N
}

type Alias<const N: u8> = [Row<4>; 2];

fn main() {}
