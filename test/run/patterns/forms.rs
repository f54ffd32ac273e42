#[derive(Debug, Clone, Copy, PartialEq)]
enum Cell {
    Empty,
    Number(i32),
    Pair(i32, i32),
    Named { id: u8, on: bool },
}

use Cell::*;

fn describe(c: Cell) -> String {
    match c {
        Empty => String::from("empty"),
        Number(0) => String::from("zero"),
        Number(n @ 1..=9) => format!("digit {n}"),
        Number(n @ (10 | 20 | 30)) => format!("tens {n}"),
        Number(n) if n < 0 => format!("negative {n}"),
        Number(..) => String::from("number"),
        Pair(a, b) if a == b => format!("twins {a}"),
        Pair(0, x) | Pair(x, 0) => format!("with zero {x}"),
        Pair(_, last) => format!("pair ending {last}"),
        Named { on: true, id } => format!("on {id}"),
        Named { id: 0..=9, .. } => String::from("off, low"),
        Named { id: n, on: _ } => format!("off {n}"),
    }
}

fn main() {
    let all = [
        Empty,
        Number(0),
        Number(7),
        Number(20),
        Number(-4),
        Number(500),
        Pair(3, 3),
        Pair(0, 4),
        Pair(5, 0),
        Pair(1, 2),
        Named { id: 4, on: true },
        Named { id: 4, on: false },
        Named { id: 40, on: false },
    ];
    for c in all {
        println!("{}", describe(c));
    }
}
