fn main() {
    let n = std::mem::size_of::<u32>();
    let text = match n {
        4 => n.to_string().as_str(), //~ ERROR E0716 temporary value dropped while borrowed
        _ => "other",
    };
    println!("{text}");
}
