fn parse(text: &str) -> i32 {
    let Some((name, value)) = text.split_once('=') else {
        println!("no pair in {text:?}");
        return -1;
    };
    let Ok(n) = value.parse::<i32>() else {
        println!("bad number for {name}");
        return -2;
    };
    n
}

fn main() {
    for t in ["a=1", "b", "c=x", "d=-7"] {
        println!("{}", parse(t));
    }
    for o in [Some(1), None, Some(3)] {
        let Some(n) = o else { continue };
        println!("{n}");
    }
    let [a, b, ..] = [1, 2, 3][..] else { panic!("short") };
    println!("{a} {b}");
    let ((1, x) | (x, 1)) = (1, 5) else { return };
    println!("{x}");
}
