struct Room {
    name: &'static str,
    exits: Vec<(char, usize)>,
    items: Vec<String>,
}

struct World {
    rooms: Vec<Room>,
    at: usize,
    bag: Vec<String>,
    log: Vec<String>,
}

enum Command<'a> {
    Go(char),
    Take(&'a str),
    Drop(&'a str),
    Look,
}

fn parse(line: &str) -> Option<Command<'_>> {
    let mut words = line.split_whitespace();
    let verb = words.next()?;
    match (verb, words.next()) {
        ("go", Some(way)) => way.chars().next().map_go(),
        ("take", Some(item)) => Some(Command::Take(item)),
        ("drop", Some(item)) => Some(Command::Drop(item)),
        ("look", None) => Some(Command::Look),
        _ => None,
    }
}

trait MapGo<'a> {
    fn map_go(self) -> Option<Command<'a>>;
}

impl<'a> MapGo<'a> for Option<char> {
    fn map_go(self) -> Option<Command<'a>> {
        Some(Command::Go(self?))
    }
}

fn transfer(from: &mut Vec<String>, to: &mut Vec<String>, name: &str) -> bool {
    for i in 0..from.len() {
        if from[i] == name {
            let item = from.remove(i);
            to.push(item);
            return true;
        }
    }
    false
}

impl World {
    fn here(&self) -> &Room {
        &self.rooms[self.at]
    }

    fn run(&mut self, c: Command) {
        let text = match c {
            Command::Look => format!("{} has {:?}", self.here().name, self.here().items),
            Command::Go(way) => {
                let mut target = None;
                for &(c, to) in &self.here().exits {
                    if c == way {
                        target = Some(to);
                    }
                }
                match target {
                    Some(to) => {
                        self.at = to;
                        format!("now in {}", self.here().name)
                    }
                    None => format!("no way {way}"),
                }
            }
            Command::Take(item) => {
                let room = &mut self.rooms[self.at];
                if transfer(&mut room.items, &mut self.bag, item) { format!("took {item}") } else { format!("no {item}") }
            }
            Command::Drop(item) => {
                let ok = transfer(&mut self.bag, &mut self.rooms[self.at].items, item);
                format!("{item}: {ok}")
            }
        };
        self.log.push(text);
    }
}

fn main() {
    let mut w = World {
        rooms: vec![
            Room { name: "hall", exits: vec![('n', 1)], items: vec!["lamp".into(), "key".into()] },
            Room { name: "attic", exits: vec![('s', 0)], items: vec![] },
        ],
        at: 0,
        bag: vec![],
        log: vec![],
    };
    for line in ["look", "take key", "take sword", "go n", "go w", "drop key", "drop lamp", "look", "dance"] {
        match parse(line) {
            Some(c) => w.run(c),
            None => w.log.push(format!("what is {line:?}?")),
        }
    }
    for l in &w.log {
        println!("{l}");
    }
    println!("{:?} {}", w.bag, w.rooms[0].items.len());
}
