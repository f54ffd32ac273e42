fn main() {
    let mut next = Some(Box::new(1));
    while let Some(b) = next { //~ ERROR E0382 use of moved value
        if *b > 3 {
            next = Some(Box::new(*b - 1));
        }
    }
}
