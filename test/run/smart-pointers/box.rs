//@ leaks
#[derive(Debug, Clone, PartialEq)]
enum Expr {
    Num(i64),
    Add(Box<Expr>, Box<Expr>),
    Mul(Box<Expr>, Box<Expr>),
    Neg(Box<Expr>),
}

use Expr::*;

fn eval(e: &Expr) -> i64 {
    match e {
        Num(n) => *n,
        Add(a, b) => eval(a) + eval(b),
        Mul(a, b) => eval(a) * eval(b),
        Neg(a) => -eval(a),
    }
}

fn simplify(e: Expr) -> Expr {
    match e {
        Add(a, b) => match (simplify(*a), simplify(*b)) {
            (Num(0), x) | (x, Num(0)) => x,
            (a, b) => Add(Box::new(a), Box::new(b)),
        },
        Mul(a, b) => match (simplify(*a), simplify(*b)) {
            (Num(1), x) | (x, Num(1)) => x,
            (Num(0), _) | (_, Num(0)) => Num(0),
            (a, b) => Mul(Box::new(a), Box::new(b)),
        },
        Neg(a) => match simplify(*a) {
            Neg(inner) => *inner,
            other => Neg(Box::new(other)),
        },
        num => num,
    }
}

fn num(n: i64) -> Box<Expr> {
    Box::new(Num(n))
}

fn main() {
    let e = Add(num(0), Box::new(Mul(num(1), Box::new(Neg(Box::new(Neg(num(7))))))));
    println!("{} {e:?}", eval(&e));
    println!("{:?}", simplify(e.clone()));
    println!("{}", simplify(Mul(num(0), Box::new(e.clone()))) == Num(0));
    let mut b = Box::new(5);
    *b += 1;
    let c = b.clone();
    *b += 1;
    println!("{b} {c} {}", *b + *c);
    let s: Box<str> = Box::from("str");
    let v: Box<[i32]> = vec![1, 2].into();
    println!("{s} {v:?}");
    let x = *Box::new(String::from("moved out"));
    println!("{x}");
    let nested = Box::new(Box::new(Box::new(3)));
    println!("{} {}", ***nested, nested);
    let r: &mut i32 = Box::leak(Box::new(1));
    *r += 1;
    println!("{r}");
    println!("{}", Box::new(1) < Box::new(2));
}
