// Teaches: `Vec` as a stack, `String` parsing by hand, `Result` with `?`, and `match` on characters.

enum Problem {
    Empty,
    TooMany(usize),
    Unknown(char),
    DivideByZero,
}

fn pop(stack: &mut Vec<i64>) -> Result<i64, Problem> {
    match stack.pop() {
        Some(value) => Ok(value),
        None => Err(Problem::Empty),
    }
}

fn evaluate(formula: &str) -> Result<i64, Problem> {
    let mut stack = Vec::new();
    let mut number: Option<i64> = None;
    for letter in formula.chars() {
        if let Some(digit) = letter.to_digit(10) {
            number = Some(number.unwrap_or(0) * 10 + i64::from(digit));
            continue;
        }
        if let Some(value) = number.take() {
            stack.push(value);
        }
        if letter == ' ' {
            continue;
        }
        let right = pop(&mut stack)?;
        let left = pop(&mut stack)?;
        stack.push(match letter {
            '+' => left + right,
            '-' => left - right,
            '*' => left * right,
            '/' if right == 0 => return Err(Problem::DivideByZero),
            '/' => left / right,
            other => return Err(Problem::Unknown(other)),
        });
    }
    if let Some(value) = number {
        stack.push(value);
    }
    let result = pop(&mut stack)?;
    if stack.is_empty() { Ok(result) } else { Err(Problem::TooMany(stack.len())) }
}

fn explain(problem: Problem) -> String {
    match problem {
        Problem::Empty => String::from("too few numbers"),
        Problem::TooMany(left) => format!("{left} left over"),
        Problem::Unknown(letter) => format!("what is {letter:?}?"),
        Problem::DivideByZero => String::from("division by zero"),
    }
}

fn main() {
    let formulas = ["3 4 +", "2 3 4 * +", "100 7 /", "1 2 3", "5 +", "8 0 /", "2 3 ^", "10 2 8 * + 3 -"];
    for formula in formulas {
        match evaluate(formula) {
            Ok(value) => println!("{formula:<16} = {value}"),
            Err(problem) => println!("{formula:<16} : {}", explain(problem)),
        }
    }
}
