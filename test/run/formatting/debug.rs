#[derive(Debug)]
struct Unit;

#[derive(Debug)]
struct Tuple(i32, String);

#[derive(Debug)]
struct Named {
    a: u8,
    b: Option<Tuple>,
    c: Vec<Unit>,
}

#[derive(Debug)]
enum Shape {
    Dot,
    Line(f64, f64),
    Box { w: u32, label: &'static str },
}

#[derive(Debug)]
struct Generic<T> {
    inner: T,
}

#[derive(Debug)]
struct Empty {}

fn main() {
    let named = Named { a: 1, b: Some(Tuple(-1, String::from("t\"q"))), c: vec![Unit, Unit] };
    println!("{named:?}");
    println!("{named:#?}");
    for s in [Shape::Dot, Shape::Line(0.0, 1.5), Shape::Box { w: 2, label: "l" }] {
        println!("{s:?}");
        println!("{s:#?}");
    }
    println!("{:?} {:#?}", Generic { inner: 'c' }, Generic { inner: [(1, "x")] });
    println!("{:?} {:#?} {:?}", Unit, Unit, Empty {});
    println!("{:?} {:?} {:?}", (1,), (1, "two", 3.0), ());
    println!("{:#?}", (1, "two"));
    println!("{:?} {:?}", Some(1), None::<u8>);
    println!("{:#?}", Some(Some(1)));
    println!("{:?} {:?}", Ok::<i32, String>(1), Err::<i32, String>(String::from("e")));
    println!("{:?} {:?}", [1, 2], &[[1], [2]]);
    println!("{:?} {:#?}", Vec::<u8>::new(), Vec::<u8>::new());
    println!("{:?} {:?} {:?} {:?}", 0..3, 1..=2, ..4, 5..);
    println!("{:?} {:?}", Box::new(5), &&7);
    println!("{:05?} {:.1?} {:?}", [1, 2], [0.25, 1.0], 1e20);
    println!("{:?} {:?}", std::cmp::Ordering::Less, "a".parse::<i32>());
}
