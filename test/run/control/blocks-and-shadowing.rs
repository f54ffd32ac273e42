fn main() {
    let x = 1;
    let x = x + 1;
    {
        let x = x * 10;
        println!("{x}");
        let x = "text";
        println!("{x}");
    }
    println!("{x}");
    let y = {
        let a = 3;
        let b = a * a;
        b + a
    };
    println!("{y}");
    let s = String::from("a");
    let s = s + "b";
    let s = s.len();
    println!("{s}");
    let t = {
        let s = "inner";
        s
    };
    println!("{t} {s}");
    for x in 0..2 {
        let x = x + 100;
        print!("{x} ");
    }
    println!("{x}");
    if let Some(x) = Some("some") {
        println!("{x}");
    }
    match x {
        x if x > 1 => println!("arm {x}"),
        _ => {}
    }
    let unit = {
        x + 1;
    };
    println!("{unit:?}");
    fn x_fn() -> i32 {
        5
    }
    println!("{}", x_fn());
}
