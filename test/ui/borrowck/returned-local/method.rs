struct Table {
    rows: Vec<String>,
}

impl Table {
    fn longest(&self) -> &str {
        let joined = self.rows[0].clone() + &self.rows[1];
        &joined //~ ERROR E0515 cannot return reference to local variable `joined`
    }
}

fn main() {
    let t = Table { rows: vec![String::new(), String::new()] };
    println!("{}", t.longest());
}
