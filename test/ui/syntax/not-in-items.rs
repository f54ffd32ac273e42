// What the grammar lets stand in items, and the language does not.
trait Shape {
    type Unit = u8; //~ ERROR E0658
    type Side: Copy;
    const SIDES: usize;
    fn area(&self) -> Self::Side;
}

impl Shape for u8 {
    type Unit = u8;
    type Side: Copy = u8; //~ ERROR bounds on `type`s in `impl`s have no effect
    const SIDES: usize; //~ ERROR associated constant in `impl` without body
    fn area(&self) -> u8 {
        *self
    }
}

impl Shape for u16 {
    type Unit = u8;
    type Side; //~ ERROR associated type in `impl` without body
    const SIDES: usize = 3;
    fn area(&self) -> Self::Side {
        todo!()
    }
}

struct Plain;

impl Plain {
    type Own = u8; //~ ERROR E0658
}

const GENERIC<T>: u8 = 3; //~ ERROR E0658

const CONDITIONAL: u8 = 3 where u8: Copy; //~ ERROR E0658

type Late<T> = Vec<T> where T: Copy; //~ ERROR where clauses are not allowed after the type

type Bounded: Copy = u8; //~ ERROR bounds on `type`s in this context have no effect

union Nothing {} //~ ERROR unions cannot have zero fields

unsafe static UNSAFE: u8 = 3; //~ ERROR static items cannot be declared

safe fn safe() {} //~ ERROR items outside of `unsafe extern { }`

fn documented(/** which */ number: u8) {} //~ ERROR documentation comments cannot be applied

fn order<T, 'a>(x: &'a T) {} //~ ERROR lifetime parameters must be declared prior

struct Defaults<T = u8, U>(T, U); //~ ERROR generic parameters with a default must be trailing

fn relaxed<T: ?Copy>() {} //~ ERROR bound modifier `?` can only be applied to `Sized`

trait Relaxed: ?Sized {} //~ ERROR relaxed bounds are not permitted in supertrait bounds

fn keyword<'fn>() {} //~ ERROR lifetimes cannot use keyword names

use *; //~ ERROR cannot glob-import all possible crates

trait Pair<T> {
    type Other;
}

fn arguments(x: &dyn Pair<Other = u8, u8>) {} //~ ERROR generic arguments must come before the first constraint

fn labels() {
    'static: loop { //~ ERROR labels cannot use keyword names
        return;
    }
}

fn main() {}
