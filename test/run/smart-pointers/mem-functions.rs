use std::mem;

#[derive(Debug, Default, Clone, PartialEq)]
struct State {
    name: String,
    list: Vec<i32>,
}

enum Machine {
    Idle { jobs: Vec<u32> },
    Busy { job: u32, rest: Vec<u32> },
    Done,
}

impl Machine {
    fn step(&mut self) {
        *self = match mem::replace(self, Machine::Done) {
            Machine::Idle { mut jobs } => match jobs.pop() {
                Some(job) => Machine::Busy { job, rest: jobs },
                None => Machine::Done,
            },
            Machine::Busy { job, rest } if job > 1 => Machine::Busy { job: job - 1, rest },
            Machine::Busy { rest, .. } => Machine::Idle { jobs: rest },
            Machine::Done => Machine::Done,
        };
    }

    fn show(&self) -> String {
        match self {
            Machine::Idle { jobs } => format!("idle {jobs:?}"),
            Machine::Busy { job, rest } => format!("busy {job} {rest:?}"),
            Machine::Done => "done".to_string(),
        }
    }
}

fn main() {
    let mut a = State { name: "a".into(), list: vec![1] };
    let mut b = State { name: "b".into(), list: vec![2, 3] };
    mem::swap(&mut a, &mut b);
    println!("{a:?} {b:?}");
    mem::swap(&mut a.list, &mut b.list);
    println!("{a:?} {b:?}");
    let old = mem::replace(&mut a.name, String::from("new"));
    println!("{old} {a:?}");
    let list = mem::take(&mut a.list);
    println!("{list:?} {a:?} {}", mem::take(&mut a) == State::default());
    println!("{a:?}");
    let mut m = Machine::Idle { jobs: vec![1, 2] };
    for _ in 0..7 {
        print!("{} -> ", m.show());
        m.step();
    }
    println!("{}", m.show());
    let (mut x, mut y) = (1, 2);
    mem::swap(&mut x, &mut y);
    println!("{x} {y} {}", mem::needs_drop::<String>());
    println!("{}", mem::discriminant(&Some(1)) == mem::discriminant(&Some(2)));
    let mut v = vec![String::from("p"), String::from("q")];
    let first = mem::take(&mut v[0]);
    println!("{first} {v:?}");
}
