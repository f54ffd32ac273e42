struct Job {
    name: String,
}

impl Job {
    fn name(&self) -> &str {
        &self.name
    }

    fn finish(self) {}
}

fn main() {
    let j = Job { name: String::from("j") };
    let n = j.name();
    j.finish(); //~ ERROR E0505 cannot move out of `j` because it is borrowed
    println!("{n}");
}
