//@ verdict: M0004 lifetimes
struct Register<'a> {
    seen: Vec<&'a i32>,
}

fn note<'a, 'b>(register: &mut Register<'a>, value: &'b i32) {
    register.seen.push(value);
}

fn main() {
    let mut register = Register { seen: Vec::new() };
    {
        let local = 4;
        note(&mut register, &local);
    }
    println!("{}", register.seen[0]);
}
