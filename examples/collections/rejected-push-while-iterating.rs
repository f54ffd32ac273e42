// Teaches: a `for` loop over `&tasks` borrows the vector until the loop ends. Pushing inside is rejected with
// E0502: it could move the elements that the loop is walking over.
// Repair: collect what is new in a second vector and append it after the loop.

fn needs_review(task: &str) -> bool {
    task.starts_with('b')
}

fn main() {
    let mut tasks = vec![String::from("plan"), String::from("build")];

    for task in &tasks {
        println!("doing {task}");
        if needs_review(task) {
            tasks.push(format!("review {task}"));
        }
    }

    println!("{} tasks", tasks.len());
}
