//@ exit: 1
#[derive(Debug)]
struct Problem {
    code: u8,
}

fn risky(n: u8) -> Result<u8, Problem> {
    if n > 2 { Err(Problem { code: n }) } else { Ok(n) }
}

fn main() -> Result<(), Problem> {
    for i in 0..5 {
        println!("{}", risky(i)?);
        if i == 4 {
            println!("{}", Problem { code: 1 }.code);
        }
    }
    Ok(())
}
