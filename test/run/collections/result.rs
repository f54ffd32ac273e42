#[derive(Debug, PartialEq)]
enum Fail {
    Parse(std::num::ParseIntError),
    Negative(i64),
}

impl From<std::num::ParseIntError> for Fail {
    fn from(e: std::num::ParseIntError) -> Fail {
        Fail::Parse(e)
    }
}

fn parse(s: &str) -> Result<i64, Fail> {
    let n: i64 = s.trim().parse()?;
    if n < 0 {
        return Err(Fail::Negative(n));
    }
    Ok(n)
}

fn total(all: &[&str]) -> Result<i64, Fail> {
    let mut sum = 0;
    for s in all {
        sum += parse(s)?;
    }
    Ok(sum)
}

fn first_char(s: &str) -> Result<char, String> {
    s.chars().next().ok_or(String::from("empty"))
}

fn boxed(s: &str) -> Result<char, Box<dyn std::error::Error>> {
    let n: u32 = s.parse()?;
    let c = char::from_u32(n).ok_or("no such char")?;
    Ok(c)
}

fn main() {
    println!("{:?} {:?} {:?}", total(&["1", " 2 "]), total(&["1", "x"]), total(&["-4"]));
    println!("{:?} {:?}", first_char("abc"), first_char(""));
    let ok: Result<i32, String> = Ok(3);
    let err: Result<i32, String> = Err(String::from("bad"));
    println!("{} {} {} {}", ok.is_ok(), err.is_ok(), ok.is_err(), err.is_err());
    println!("{:?} {:?}", ok.as_ref().ok(), err.as_ref().err());
    println!("{} {}", err.clone().unwrap_or(7), ok.clone().unwrap_or_default());
    println!("{:?} {:?}", ok.clone().and(Ok::<u8, String>(1)), err.clone().or(Ok::<i32, u8>(2)));
    println!("{} {}", ok.clone().unwrap(), err.clone().unwrap_err());
    println!("{:?} {:?}", ok, err);
    if let Err(e) = &err {
        println!("{e} {}", e.len());
    }
    println!("{}", "5".parse::<u8>().expect("number"));
    for s in ["65", "x", "55296"] {
        match boxed(s) {
            Ok(c) => println!("{c}"),
            Err(e) => println!("error: {e}"),
        }
    }
    for s in ["", "-", "256", "-1", "a"] {
        match s.parse::<u8>() {
            Ok(n) => println!("{n}"),
            Err(e) => println!("{e} / {e:?}"),
        }
    }
    println!("{:?} {:?}", "tru".parse::<bool>(), "x1".parse::<f64>());
    println!("{:?} {:?}", "ab".parse::<char>(), "é".parse::<char>());
}
