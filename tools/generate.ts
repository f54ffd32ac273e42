// Makes a valid program of about so many lines: structs, enums, loops, matches, moves and borrows.

/** One module-free block of items, about 48 lines, that depends on its number only. */
function block(n: number): string {
  const other = n === 0 ? 0 : n - 1;
  const callOther = n === 0 ? "base as u64" : `work_${other}(base / 2)`;
  return `#[derive(Clone, Debug, PartialEq)]
struct Item${n} {
    name: String,
    size: u32,
    parts: Vec<u32>,
}

enum State${n} {
    Empty,
    Holding(Item${n}),
    Counting { from: u32, to: u32 },
}

impl Item${n} {
    fn new(name: &str, size: u32) -> Item${n} {
        Item${n} { name: String::from(name), size, parts: Vec::new() }
    }

    fn grow(&mut self, by: u32) -> &mut u32 {
        self.size += by;
        self.parts.push(by);
        &mut self.size
    }

    fn longest<'a>(&'a self, other: &'a Item${n}) -> &'a str {
        if self.name.len() > other.name.len() { &self.name } else { &other.name }
    }
}

fn advance_${n}(state: State${n}, step: u32) -> State${n} {
    match state {
        State${n}::Empty => State${n}::Holding(Item${n}::new("item", step)),
        State${n}::Holding(item) if item.size > ${(n % 7) + 2} => State${n}::Counting { from: step, to: item.size },
        State${n}::Holding(mut item) => {
            *item.grow(step) += 1;
            State${n}::Holding(item)
        }
        State${n}::Counting { from, to } if from < to => State${n}::Counting { from: from + 1, to },
        State${n}::Counting { .. } => State${n}::Empty,
    }
}

fn work_${n}(base: u32) -> u64 {
    let mut state = State${n}::Empty;
    let mut total: u64 = 0;
    for step in 0..base % 9 + 3 {
        state = advance_${n}(state, step);
        if let State${n}::Holding(item) = &state {
            let copy = item.clone();
            total += copy.longest(item).len() as u64 + copy.parts.len() as u64;
        }
    }
    total + ${callOther}
}
`;
}

/** A program of about `lines` lines that rustc and Ferrule accept. */
export function generateProgram(lines: number): string {
  const blocks: string[] = [];
  let count = 0;
  do {
    const text = block(blocks.length);
    blocks.push(text);
    count += text.split("\n").length;
  } while (count < lines - 4);
  return `${blocks.join("\n")}\nfn main() {\n    println!("{}", work_${blocks.length - 1}(40));\n}\n`;
}
