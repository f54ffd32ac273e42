fn main() {
    let mut steps = 0;
    'outer: for i in 0..5 {
        for j in 0..5 {
            steps += 1;
            if j == 3 {
                continue 'outer;
            }
            if i == 2 && j == 1 {
                break 'outer;
            }
        }
    }
    println!("{steps}");
    let value = 'search: loop {
        let mut n = 1;
        while n < 100 {
            n *= 3;
            if n % 7 == 6 {
                break 'search n;
            }
        }
        break 0;
    };
    println!("{value}");
    let block = 'b: {
        if value > 10 {
            break 'b "large";
        }
        if value > 1 {
            break 'b "small";
        }
        "none"
    };
    println!("{block}");
    'a: {
        'b: {
            println!("in");
            if steps > 0 {
                break 'a;
            }
            break 'b;
        }
        println!("skipped");
    }
    let r = 'x: {
        for i in 0..10 {
            if i == 7 {
                break 'x Some(i);
            }
        }
        None
    };
    println!("{r:?}");
    let mut n = 0;
    'w: while n < 10 {
        n += 1;
        loop {
            if n % 2 == 0 {
                continue 'w;
            }
            break;
        }
        print!("{n} ");
    }
    println!();
}
