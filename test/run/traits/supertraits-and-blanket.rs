use std::fmt::Debug;

trait Named {
    fn name(&self) -> String;
}

trait Ranked: Named {
    fn rank(&self) -> u32;

    fn title(&self) -> String {
        format!("{} ({})", self.name(), self.rank())
    }
}

struct Piece(&'static str, u32);

impl Named for Piece {
    fn name(&self) -> String {
        self.0.into()
    }
}

impl Ranked for Piece {
    fn rank(&self) -> u32 {
        self.1
    }
}

fn top<'a, R: Ranked>(all: &'a [R]) -> Option<&'a R> {
    let mut best: Option<&R> = None;
    for r in all {
        match best {
            Some(b) if b.rank() >= r.rank() => {}
            _ => best = Some(r),
        }
    }
    best
}

trait Shout {
    fn shout(&self) -> String;
}

impl<T: Debug> Shout for T {
    fn shout(&self) -> String {
        format!("{self:?}!!")
    }
}

trait Twice {
    fn twice(self) -> Self;
}

impl Twice for i32 {
    fn twice(self) -> i32 {
        self * 2
    }
}

impl Twice for String {
    fn twice(self) -> String {
        self.clone() + &self
    }
}

impl<T: Twice> Twice for Option<T> {
    fn twice(self) -> Self {
        match self {
            Some(t) => Some(t.twice()),
            None => None,
        }
    }
}

impl<T: Twice, U: Twice> Twice for (T, U) {
    fn twice(self) -> Self {
        (self.0.twice(), self.1.twice())
    }
}

fn main() {
    let all = [Piece("rook", 5), Piece("queen", 9), Piece("pawn", 1)];
    println!("{:?}", top(&all).unwrap().title());
    println!("{}", top::<Piece>(&[]).is_none());
    let r: &dyn Ranked = &all[0];
    println!("{} {}", r.name(), r.title());
    println!("{} {} {}", 1.shout(), "a".shout(), Some('c').shout());
    println!("{:?}", (Some(4), String::from("ab")).twice());
}
