use std::fmt::Display;

#[derive(Debug, Clone, PartialEq)]
struct Pair<A, B> {
    a: A,
    b: B,
}

impl<A, B> Pair<A, B> {
    fn new(a: A, b: B) -> Self {
        Pair { a, b }
    }

    fn swap(self) -> Pair<B, A> {
        Pair { a: self.b, b: self.a }
    }

    fn with<C>(self, c: C) -> Pair<A, C> {
        Pair { a: self.a, b: c }
    }
}

impl<A: Display, B: Display> Pair<A, B> {
    fn show(&self) -> String {
        format!("<{}, {}>", self.a, self.b)
    }
}

impl Pair<i32, i32> {
    fn sum(&self) -> i32 {
        self.a + self.b
    }
}

impl<T: Default> Default for Pair<T, T> {
    fn default() -> Self {
        Pair { a: T::default(), b: T::default() }
    }
}

#[derive(Debug)]
enum Tree<T> {
    Leaf,
    Node(Box<Tree<T>>, T, Box<Tree<T>>),
}

impl<T: PartialOrd + Copy> Tree<T> {
    fn insert(self, x: T) -> Tree<T> {
        match self {
            Tree::Leaf => Tree::Node(Box::new(Tree::Leaf), x, Box::new(Tree::Leaf)),
            Tree::Node(l, v, r) if x < v => Tree::Node(Box::new(l.insert(x)), v, r),
            Tree::Node(l, v, r) => Tree::Node(l, v, Box::new(r.insert(x))),
        }
    }

    fn walk(&self, out: &mut Vec<T>) {
        if let Tree::Node(l, v, r) = self {
            l.walk(out);
            out.push(*v);
            r.walk(out);
        }
    }

    fn depth(&self) -> usize {
        match self {
            Tree::Leaf => 0,
            Tree::Node(l, _, r) => 1 + l.depth().max(r.depth()),
        }
    }
}

struct Wrapper<const N: usize, T>([T; N]);

impl<const N: usize, T: Copy> Wrapper<N, T> {
    fn first(&self) -> Option<T> {
        if N == 0 { None } else { Some(self.0[0]) }
    }
}

fn main() {
    let p = Pair::new(1, "x").swap();
    println!("{} {:?}", p.show(), p.clone().with(2.5));
    println!("{} {:?}", Pair::new(3, 4).sum(), Pair::<u8, u8>::default());
    println!("{}", Pair::new(1, 2) == Pair { a: 1, b: 2 });
    let mut t = Tree::Leaf;
    for x in [5, 2, 8, 1, 9, 3] {
        t = t.insert(x);
    }
    let mut out = Vec::new();
    t.walk(&mut out);
    println!("{out:?} {}", t.depth());
    println!("{:?}", Tree::Leaf.insert('c').insert('a'));
    println!("{:?} {:?}", Wrapper([7, 8]).first(), Wrapper::<0, u8>([]).first());
}
