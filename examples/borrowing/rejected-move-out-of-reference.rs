// Teaches: a reference does not own; nothing can be moved out of it: E0507. The vector would be left with
// a hole that it would still try to free.
// Repair: borrow `&queue[0]`, clone it, or take it out with `queue.remove(0)`.

struct Job {
    name: String,
    minutes: u32,
}

fn start(queue: &mut Vec<Job>) -> Job {
    let next = queue[0];
    queue.truncate(1);
    next
}

fn main() {
    let mut queue = vec![
        Job { name: String::from("wash"), minutes: 40 },
        Job { name: String::from("dry"), minutes: 60 },
    ];
    let job = start(&mut queue);
    println!("{} takes {} minutes, {} left", job.name, job.minutes, queue.len());
}
