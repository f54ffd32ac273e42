// An expression parser and evaluator: a lexer, precedence climbing into a tree of boxes, variables and functions.

use std::collections::BTreeMap;
use std::fmt;

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(f64),
    Name(String),
    Operator(char),
    Open,
    Close,
    Comma,
}

#[derive(Debug, Clone, PartialEq)]
enum ParseError {
    UnexpectedChar { found: char, at: usize },
    BadNumber(String),
    UnexpectedToken(Token),
    UnexpectedEnd,
}

#[derive(Debug, Clone, PartialEq)]
enum EvalError {
    UnknownName(String),
    DivisionByZero,
    WrongArity { name: String, expected: usize, found: usize },
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ParseError::UnexpectedChar { found, at } => write!(f, "unexpected {found:?} at {at}"),
            ParseError::BadNumber(text) => write!(f, "`{text}` is no number"),
            ParseError::UnexpectedToken(token) => write!(f, "unexpected {token:?}"),
            ParseError::UnexpectedEnd => f.write_str("the expression ends too early"),
        }
    }
}

impl fmt::Display for EvalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EvalError::UnknownName(name) => write!(f, "nothing is called `{name}`"),
            EvalError::DivisionByZero => f.write_str("division by zero"),
            EvalError::WrongArity { name, expected, found } => {
                write!(f, "`{name}` takes {expected} argument{}, not {found}", if *expected == 1 { "" } else { "s" })
            }
        }
    }
}

impl std::error::Error for ParseError {}
impl std::error::Error for EvalError {}

fn tokenize(source: &str) -> Result<Vec<Token>, ParseError> {
    let mut tokens = Vec::new();
    let mut chars = source.char_indices().peekable();
    while let Some(&(at, c)) = chars.peek() {
        match c {
            ' ' | '\t' => {
                chars.next();
            }
            '0'..='9' | '.' => {
                let mut text = String::new();
                while let Some((_, digit)) = chars.next_if(|(_, c)| c.is_ascii_digit() || *c == '.') {
                    text.push(digit);
                }
                let value = text.parse().map_err(|_| ParseError::BadNumber(text.clone()))?;
                tokens.push(Token::Number(value));
            }
            'a'..='z' | 'A'..='Z' | '_' => {
                let mut end = at;
                while let Some((i, letter)) = chars.next_if(|(_, c)| c.is_alphanumeric() || *c == '_') {
                    end = i + letter.len_utf8();
                }
                tokens.push(Token::Name(source[at..end].to_owned()));
            }
            '+' | '-' | '*' | '/' | '^' => {
                tokens.push(Token::Operator(c));
                chars.next();
            }
            '(' | ')' | ',' => {
                chars.next();
                tokens.push(match c {
                    '(' => Token::Open,
                    ')' => Token::Close,
                    _ => Token::Comma,
                });
            }
            found => return Err(ParseError::UnexpectedChar { found, at }),
        }
    }
    Ok(tokens)
}

#[derive(Debug, Clone, PartialEq)]
enum Expr {
    Number(f64),
    Variable(String),
    Negate(Box<Expr>),
    Binary { op: char, left: Box<Expr>, right: Box<Expr> },
    Call { name: String, args: Vec<Expr> },
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expr::Number(value) => write!(f, "{value}"),
            Expr::Variable(name) => f.write_str(name),
            Expr::Negate(inner) => write!(f, "(-{inner})"),
            Expr::Binary { op, left, right } => write!(f, "({left} {op} {right})"),
            Expr::Call { name, args } => {
                write!(f, "{name}(")?;
                for (i, arg) in args.iter().enumerate() {
                    if i > 0 {
                        f.write_str(", ")?;
                    }
                    write!(f, "{arg}")?;
                }
                f.write_str(")")
            }
        }
    }
}

struct Parser<I: Iterator<Item = Token>> {
    tokens: std::iter::Peekable<I>,
}

impl<I: Iterator<Item = Token>> Parser<I> {
    fn new(tokens: I) -> Self {
        Parser { tokens: tokens.peekable() }
    }

    /// How strongly an operator binds to its left and to its right.
    fn binding(op: char) -> Option<(u8, u8)> {
        match op {
            '+' | '-' => Some((1, 2)),
            '*' | '/' => Some((3, 4)),
            '^' => Some((8, 7)),
            _ => None,
        }
    }

    fn expression(&mut self, least: u8) -> Result<Expr, ParseError> {
        let mut left = self.operand()?;
        while let Some(&Token::Operator(op)) = self.tokens.peek() {
            let Some((before, after)) = Self::binding(op) else { break };
            if before < least {
                break;
            }
            self.tokens.next();
            let right = self.expression(after)?;
            left = Expr::Binary { op, left: Box::new(left), right: Box::new(right) };
        }
        Ok(left)
    }

    fn operand(&mut self) -> Result<Expr, ParseError> {
        match self.tokens.next().ok_or(ParseError::UnexpectedEnd)? {
            Token::Number(value) => Ok(Expr::Number(value)),
            Token::Operator('-') => Ok(Expr::Negate(Box::new(self.expression(5)?))),
            Token::Open => {
                let inner = self.expression(0)?;
                self.expect(Token::Close)?;
                Ok(inner)
            }
            Token::Name(name) => match self.tokens.next_if_eq(&Token::Open) {
                Some(_) => Ok(Expr::Call { name, args: self.arguments()? }),
                None => Ok(Expr::Variable(name)),
            },
            other => Err(ParseError::UnexpectedToken(other)),
        }
    }

    fn arguments(&mut self) -> Result<Vec<Expr>, ParseError> {
        let mut args = vec![];
        if self.tokens.next_if_eq(&Token::Close).is_some() {
            return Ok(args);
        }
        loop {
            args.push(self.expression(0)?);
            match self.tokens.next() {
                Some(Token::Comma) => continue,
                Some(Token::Close) => return Ok(args),
                Some(other) => return Err(ParseError::UnexpectedToken(other)),
                None => return Err(ParseError::UnexpectedEnd),
            }
        }
    }

    fn expect(&mut self, wanted: Token) -> Result<(), ParseError> {
        match self.tokens.next() {
            Some(token) if token == wanted => Ok(()),
            Some(token) => Err(ParseError::UnexpectedToken(token)),
            None => Err(ParseError::UnexpectedEnd),
        }
    }
}

impl std::str::FromStr for Expr {
    type Err = ParseError;

    fn from_str(source: &str) -> Result<Self, Self::Err> {
        let mut parser = Parser::new(tokenize(source)?.into_iter());
        let expr = parser.expression(0)?;
        match parser.tokens.next() {
            None => Ok(expr),
            Some(token) => Err(ParseError::UnexpectedToken(token)),
        }
    }
}

type Function = Box<dyn Fn(&[f64]) -> f64>;

#[derive(Default)]
struct Scope {
    variables: BTreeMap<String, f64>,
    functions: BTreeMap<&'static str, (usize, Function)>,
}

impl Scope {
    fn standard() -> Self {
        let mut scope = Scope::default();
        scope.variables.insert("pi".into(), std::f64::consts::PI);
        scope.define("sqrt", 1, |args| args[0].sqrt());
        scope.define("max", 2, |args| args[0].max(args[1]));
        scope.define("hypot", 2, |args| args.iter().map(|a| a * a).sum::<f64>().sqrt());
        scope
    }

    fn define(&mut self, name: &'static str, arity: usize, function: impl Fn(&[f64]) -> f64 + 'static) {
        self.functions.insert(name, (arity, Box::new(function)));
    }

    fn eval(&self, expr: &Expr) -> Result<f64, EvalError> {
        Ok(match expr {
            Expr::Number(value) => *value,
            Expr::Variable(name) => {
                *self.variables.get(name).ok_or_else(|| EvalError::UnknownName(name.clone()))?
            }
            Expr::Negate(inner) => -self.eval(inner)?,
            Expr::Binary { op, left, right } => {
                let (a, b) = (self.eval(left)?, self.eval(right)?);
                match op {
                    '+' => a + b,
                    '-' => a - b,
                    '*' => a * b,
                    '/' if b == 0.0 => return Err(EvalError::DivisionByZero),
                    '/' => a / b,
                    '^' => a.powf(b),
                    _ => unreachable!("the parser knows no operator {op}"),
                }
            }
            Expr::Call { name, args } => {
                let (arity, function) = self
                    .functions
                    .get(name.as_str())
                    .ok_or_else(|| EvalError::UnknownName(name.clone()))?;
                if *arity != args.len() {
                    return Err(EvalError::WrongArity { name: name.clone(), expected: *arity, found: args.len() });
                }
                let values = args.iter().map(|arg| self.eval(arg)).collect::<Result<Vec<_>, _>>()?;
                function(&values)
            }
        })
    }
}

fn calculate(source: &str, scope: &Scope) -> Result<f64, Box<dyn std::error::Error>> {
    let expr: Expr = source.parse()?;
    Ok(scope.eval(&expr)?)
}

fn main() {
    let mut scope = Scope::standard();
    scope.variables.insert("x".to_string(), 3.0);
    let sources = [
        "1 + 2 * 3",
        "(1 + 2) * 3",
        "2 ^ 3 ^ 2",
        "-x ^ 2 + 10",
        "hypot(x, 4) / max(1, 2)",
        "2 * pi",
        "1 / (x - 3)",
        "sqrt(1, 2)",
        "2 $ 3",
        "1 +",
        "1.2.3",
        "y",
    ];
    for source in sources {
        match calculate(source, &scope) {
            Ok(value) => println!("{source:<24} = {value:.4}"),
            Err(error) => println!("{source:<24} ! {error}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> String {
        source.parse::<Expr>().unwrap().to_string()
    }

    #[test]
    fn precedence() {
        assert_eq!(shown("1+2*3-4"), "((1 + (2 * 3)) - 4)");
        assert_eq!(shown("2^3^2"), "(2 ^ (3 ^ 2))");
        assert_eq!(shown("-2^2"), "(-(2 ^ 2))");
        assert_eq!(shown("f(a, -b)"), "f(a, (-b))");
    }

    #[test]
    fn tokens_keep_their_places() {
        assert_eq!(tokenize("1 ?"), Err(ParseError::UnexpectedChar { found: '?', at: 2 }));
        assert_eq!(tokenize("ab1").unwrap(), [Token::Name("ab1".to_string())]);
    }

    #[test]
    fn evaluates() -> Result<(), Box<dyn std::error::Error>> {
        let scope = Scope::standard();
        assert_eq!(calculate("hypot(3, 4)", &scope)?, 5.0);
        assert!((calculate("pi", &scope)? - 3.14159).abs() < 1e-5);
        Ok(())
    }

    #[test]
    fn errors() {
        let scope = Scope::standard();
        let message = |source| calculate(source, &scope).unwrap_err().to_string();
        assert_eq!(message("1/0"), "division by zero");
        assert_eq!(message("nope(1)"), "nothing is called `nope`");
        assert_eq!(message("max(1)"), "`max` takes 2 arguments, not 1");
        assert_eq!(message(")"), "unexpected Close");
    }

    #[test]
    #[should_panic(expected = "UnexpectedEnd")]
    fn an_open_parenthesis() {
        "(1".parse::<Expr>().unwrap();
    }
}
