fn main() {
    let rows = 3;
    for row in 0..rows {
        let label = format!("row {row}");
        for _ in 0..2 {
            drop(label); //~ ERROR E0382 use of moved value: `label`
        }
    }
}
