fn main() {
    let r = 'found: {
        for i in 0..5 {
            let s = format!("{i}{i}");
            if i == 3 {
                break 'found &s[..1]; //~ ERROR E0597 `s` does not live long enough
            }
        }
        "none"
    };
    println!("{r}");
}
