enum Shape {
    Circle(f64),
    Rect { w: f64, h: f64 },
    Named(String, Box<Shape>),
}

fn area(s: &Shape) -> f64 {
    match s {
        Shape::Circle(r) => r * r,
        //            ^ &f64
        Shape::Rect { w, h: height } => w * height,
        //                  ^^^^^^ &f64
        Shape::Named(name, inner) => name.len() as f64 + area(inner),
        //           ^^^^ &String
        //                 ^^^^^ &Box<Shape>
    }
}

fn main() {
    let mut pair = (String::from("a"), Some([1u8, 2, 3]));
    let (ref name, Some([first, rest @ ..])) = pair else { return };
    //   ^^^^^^^^ &String
    //                   ^^^^^ u8
    //                          ^^^^^^^^^ [u8; 2]
    println!("{name} {first} {rest:?}");
    if let (_, Some(all)) = &mut pair {
        //          ^^^ &mut [u8; 3]
        all[0] = 9;
    //  ^^^^^^ u8
    }
    let v = vec![(1, 'a'), (2, 'b')];
    for (i, &(n, c)) in v.iter().enumerate() {
        //    ^ i32
        //       ^ char
        println!("{i}{n}{c}");
    }
    let [a, .., b] = &v[..] else { return };
    //   ^ &(i32, char)
    match (a.0, b.1) {
        (_, 'd') => {}
        (n @ 1..=5, 'a' | 'b') => println!("{n}"),
        //          ^^^ char
        _ => {}
    }
    println!("{}", area(&Shape::Named(String::new(), Box::new(Shape::Circle(1.0)))) + area(&Shape::Rect { w: 1.0, h: 2.0 }));
}
