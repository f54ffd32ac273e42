// Teaches: errors as values: an error enum of one's own, `From` so that `?` converts, `Display` for messages,
// and `main` that handles every case.

use std::fmt;
use std::num::ParseIntError;

#[derive(Debug)]
enum SettingError {
    NoEquals(String),
    UnknownKey(String),
    BadNumber(ParseIntError),
    OutOfRange { key: &'static str, value: i32 },
}

impl fmt::Display for SettingError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            SettingError::NoEquals(line) => write!(f, "no `=` in {line:?}"),
            SettingError::UnknownKey(key) => write!(f, "unknown key {key}"),
            SettingError::BadNumber(error) => write!(f, "not a number: {error}"),
            SettingError::OutOfRange { key, value } => write!(f, "{key} may not be {value}"),
        }
    }
}

impl From<ParseIntError> for SettingError {
    fn from(error: ParseIntError) -> Self {
        SettingError::BadNumber(error)
    }
}

#[derive(Debug, Default)]
struct Settings {
    width: i32,
    height: i32,
}

fn split(line: &str) -> Result<(&str, &str), SettingError> {
    let Some((key, value)) = line.split_once('=') else {
        return Err(SettingError::NoEquals(line.to_string()));
    };
    Ok((key.trim(), value.trim()))
}

fn positive(key: &'static str, text: &str) -> Result<i32, SettingError> {
    let value: i32 = text.parse()?;
    if value <= 0 {
        return Err(SettingError::OutOfRange { key, value });
    }
    Ok(value)
}

fn apply(settings: &mut Settings, line: &str) -> Result<(), SettingError> {
    match split(line)? {
        ("width", text) => settings.width = positive("width", text)?,
        ("height", text) => settings.height = positive("height", text)?,
        (other, _) => return Err(SettingError::UnknownKey(other.to_string())),
    }
    Ok(())
}

fn main() {
    let lines = ["width = 80", "height=x24", "height= 24", "depth = 3", "width", "width = -5"];
    let mut settings = Settings::default();
    let mut failures = 0;
    for line in lines {
        if let Err(error) = apply(&mut settings, line) {
            failures += 1;
            println!("{line:?}: {error}");
        }
    }
    println!("{settings:?}, {failures} problems");
}
