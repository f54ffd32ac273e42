fn bump(n: &mut i32) -> &mut i32 {
    *n += 1;
    n
}

fn through(r: &mut &mut i32) {
    **r += 10;
}

fn read(r: &i32) -> i32 {
    *r
}

fn main() {
    let mut n = 0;
    let mut r = &mut n;
    bump(r);
    bump(bump(r));
    through(&mut r);
    let s = &mut *r;
    *s += 100;
    println!("{}", read(r));
    {
        let t = &*r;
        println!("{t} {}", read(t));
    }
    *r += 1;
    println!("{n}");
}
