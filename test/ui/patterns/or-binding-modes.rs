fn main() {
    let pair = (1, &2);
    match pair {
        (1, n) | (ref n, _) => println!("{n}"), //~ ERROR E0409 variable `n` is bound inconsistently across alternatives separated by `|`
    }
}
