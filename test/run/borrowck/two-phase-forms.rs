struct Grid {
    cells: Vec<u32>,
    width: usize,
}

impl Grid {
    fn len(&self) -> usize {
        self.cells.len()
    }
    fn set(&mut self, at: usize, value: u32) {
        self.cells[at] = value;
    }
    fn get(&self, at: usize) -> u32 {
        self.cells[at]
    }
}

fn main() {
    let mut g = Grid { cells: vec![1, 2, 3], width: 3 };
    g.set(g.width - 1, g.get(0) + 10);
    g.set(g.len() - 3, 7);
    g.cells.push(g.width as u32);
    g.cells.insert(g.cells.len(), g.cells[0]);
    println!("{:?}", g.cells);
    let mut v = vec![0, 1, 2];
    let n = v.len();
    v[n - 1] = v[0] + v[1];
    v[0] += v[1] * 5;
    let i = 1;
    v[i] = v[v[1] as usize];
    println!("{v:?}");
    let r = &mut v;
    r.push(r.len() as i32);
    println!("{v:?}");
}
