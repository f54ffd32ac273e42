// Teaches: functions, `const`, arithmetic on floats, `for` over a range, and aligned columns.
// Everything here is copied, not moved: numbers own nothing.

const FREEZING_F: f64 = 32.0;
const RATIO: f64 = 9.0 / 5.0;

fn to_fahrenheit(celsius: f64) -> f64 {
    celsius * RATIO + FREEZING_F
}

fn to_celsius(fahrenheit: f64) -> f64 {
    (fahrenheit - FREEZING_F) / RATIO
}

fn describe(celsius: f64) -> &'static str {
    if celsius < 0.0 {
        "frost"
    } else if celsius < 18.0 {
        "cool"
    } else if celsius < 28.0 {
        "pleasant"
    } else {
        "hot"
    }
}

fn main() {
    println!("{:>8} | {:>8} | {:<9}", "C", "F", "feels");
    println!("{:->8}-+-{:->8}-+-{:-<9}", "", "", "");
    for step in -2..=8 {
        let celsius = step as f64 * 5.0;
        let fahrenheit = to_fahrenheit(celsius);
        println!("{celsius:>8.1} | {fahrenheit:>8.1} | {:<9}", describe(celsius));
    }

    let there_and_back = to_celsius(to_fahrenheit(21.5));
    println!("21.5 there and back: {there_and_back:.3}");
    println!("-40 is -40 in both: {}", to_fahrenheit(-40.0) == -40.0);
}
