// Teaches: a variable may be declared first and given its value later, but on every path before its
// first use. Rejected with E0381: for other numbers `grade` would have no value.
// Repair: an `else` branch, or `let grade = if … { … } else { … };`.

fn medal(place: u32) -> &'static str {
    let medal;
    match place {
        1 => medal = "gold",
        2 => medal = "silver",
        _ => medal = "none",
    }
    medal
}

fn grade(points: u32) -> &'static str {
    let grade;
    if points >= 90 {
        grade = "excellent";
    } else if points >= 50 {
        grade = "passed";
    }
    grade
}

fn main() {
    for points in [95, 60, 20] {
        println!("{points}: {}, medal {}", grade(points), medal(points % 10));
    }
}
