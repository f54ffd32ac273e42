use std::convert::TryFrom;
use std::str::FromStr;

#[derive(Debug, PartialEq)]
struct Celsius(f64);

struct Fahrenheit(f64);

impl From<Fahrenheit> for Celsius {
    fn from(f: Fahrenheit) -> Self {
        Celsius((f.0 - 32.0) / 1.8)
    }
}

#[derive(Debug)]
struct Even(u32);

impl TryFrom<u32> for Even {
    type Error = String;
    fn try_from(n: u32) -> Result<Self, String> {
        if n % 2 == 0 { Ok(Even(n)) } else { Err(format!("{n} is odd")) }
    }
}

#[derive(Debug)]
struct Rgb(u8, u8, u8);

impl FromStr for Rgb {
    type Err = std::num::ParseIntError;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Ok(Rgb(
            u8::from_str_radix(&s[0..2], 16)?,
            u8::from_str_radix(&s[2..4], 16)?,
            u8::from_str_radix(&s[4..6], 16)?,
        ))
    }
}

impl AsRef<str> for Even {
    fn as_ref(&self) -> &str {
        "even"
    }
}

fn length<S: AsRef<str>>(s: S) -> usize {
    s.as_ref().len()
}

fn own<S: Into<String>>(s: S) -> String {
    s.into()
}

fn main() {
    let c: Celsius = Fahrenheit(212.0).into();
    println!("{c:?} {:?}", Celsius::from(Fahrenheit(32.0)));
    println!("{:?} {:?}", Even::try_from(4).map(|e| e.0).ok(), Even::try_from(5).is_err());
    let r: Result<Even, _> = 7u32.try_into();
    println!("{r:?} {:?}", Even(2).0);
    println!("{:?} {:?}", "ff8000".parse::<Rgb>(), Rgb::from_str("xx0000"));
    println!("{} {} {}", length("abc"), length(String::from("de")), length(Even(0)));
    println!("{} {} {}", own("a"), own(String::from("b")), own('c'));
    println!("{} {} {}", i64::from(3i32), f64::from(2u8), u32::from('a'));
    println!("{:?} {:?}", u8::try_from(-1), i16::try_from(40_000u32).is_err());
    println!("{:?}", Vec::from([1, 2, 3]));
    let b: Box<i32> = 5.into();
    println!("{b}");
    let o: Option<i32> = 3.into();
    println!("{o:?}");
    let s: String = 'x'.into();
    println!("{s}");
}
