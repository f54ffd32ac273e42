#[derive(Debug, Clone, Copy, PartialEq)]
struct Body {
    x: f64,
    v: f64,
    mass: f64,
}

struct Rng(u64);

impl Rng {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }
}

fn step(bodies: &mut [Body], dt: f64) {
    for i in 0..bodies.len() {
        let mut force = 0.0;
        for j in 0..bodies.len() {
            if i != j {
                let d = bodies[j].x - bodies[i].x;
                force += bodies[j].mass * d / (d * d * d.abs() + 0.1);
            }
        }
        bodies[i].v += force * dt;
    }
    for b in bodies.iter_mut() {
        b.x += b.v * dt;
    }
}

fn energy(bodies: &[Body]) -> f64 {
    let mut e = 0.0;
    for Body { v, mass, .. } in bodies {
        e += 0.5 * mass * v * v;
    }
    e
}

fn shuffle(v: &mut [u32], rng: &mut Rng) {
    for i in (1..v.len()).rev() {
        let j = rng.below(i as u64 + 1) as usize;
        v.swap(i, j);
    }
}

fn life(grid: &Vec<Vec<bool>>) -> Vec<Vec<bool>> {
    let (h, w) = (grid.len() as i32, grid[0].len() as i32);
    let mut next = vec![vec![false; w as usize]; h as usize];
    for y in 0..h {
        for x in 0..w {
            let mut n = 0;
            for dy in -1..=1 {
                for dx in -1..=1 {
                    if (dx, dy) != (0, 0) {
                        let (yy, xx) = ((y + dy).rem_euclid(h), (x + dx).rem_euclid(w));
                        n += grid[yy as usize][xx as usize] as u8;
                    }
                }
            }
            next[y as usize][x as usize] = matches!((grid[y as usize][x as usize], n), (true, 2) | (_, 3));
        }
    }
    next
}

fn main() {
    let mut bodies = [
        Body { x: 0.0, v: 0.0, mass: 10.0 },
        Body { x: 1.0, v: 1.0, mass: 1.0 },
        Body { x: -2.0, v: -0.5, mass: 2.0 },
    ];
    for _ in 0..100 {
        step(&mut bodies, 0.01);
    }
    for b in &bodies {
        println!("{:.6} {:.6}", b.x, b.v);
    }
    println!("{:.6}", energy(&bodies));
    let mut rng = Rng(88172645463325252);
    let mut v: Vec<u32> = (0..10).collect();
    shuffle(&mut v, &mut rng);
    println!("{v:?} {}", rng.below(1000));
    let mut grid = vec![vec![false; 6]; 6];
    for (y, x) in [(0, 1), (1, 2), (2, 0), (2, 1), (2, 2)] {
        grid[y][x] = true;
    }
    for _ in 0..4 {
        grid = life(&grid);
    }
    for row in &grid {
        for c in row {
            print!("{}", if *c { '#' } else { '.' });
        }
        println!();
    }
}
