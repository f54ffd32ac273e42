// Conway's life on a torus: patterns from text, generations as an iterator, cycles found by hashing.

use std::collections::HashMap;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::str::FromStr;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
enum Cell {
    #[default]
    Dead,
    Alive,
}

impl Cell {
    /// Born with three neighbours, surviving with two or three.
    const fn next(self, neighbours: usize) -> Cell {
        match (self, neighbours) {
            (Cell::Alive, 2 | 3) | (Cell::Dead, 3) => Cell::Alive,
            (Cell::Alive, 0..=1) | (Cell::Alive, 4..) | (Cell::Dead, _) => Cell::Dead,
        }
    }
}

impl TryFrom<char> for Cell {
    type Error = ParseWorldError;

    fn try_from(c: char) -> Result<Self, Self::Error> {
        match c {
            '.' => Ok(Cell::Dead),
            '#' | 'O' => Ok(Cell::Alive),
            other => Err(ParseWorldError::BadCell(other)),
        }
    }
}

impl From<Cell> for char {
    fn from(cell: Cell) -> char {
        match cell {
            Cell::Dead => '.',
            Cell::Alive => '#',
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum ParseWorldError {
    BadCell(char),
    Ragged { line: usize },
    Empty,
}

impl fmt::Display for ParseWorldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::BadCell(c) => write!(f, "a cell is `.` or `#`, not {c:?}"),
            Self::Ragged { line } => write!(f, "line {line} has another length"),
            Self::Empty => f.write_str("an empty world"),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct World<const WIDTH: usize, const HEIGHT: usize> {
    cells: [[Cell; WIDTH]; HEIGHT],
}

impl<const WIDTH: usize, const HEIGHT: usize> World<WIDTH, HEIGHT> {
    const AREA: usize = WIDTH * HEIGHT;

    fn empty() -> Self {
        World { cells: [[Cell::default(); WIDTH]; HEIGHT] }
    }

    /// Puts a pattern into the world, its upper left corner at a place.
    fn stamp(&mut self, pattern: &[&str], (row, column): (usize, usize)) -> Result<&mut Self, ParseWorldError> {
        for (dy, line) in pattern.iter().enumerate() {
            for (dx, c) in line.chars().enumerate() {
                self.cells[(row + dy) % HEIGHT][(column + dx) % WIDTH] = c.try_into()?;
            }
        }
        Ok(self)
    }

    fn neighbours(&self, row: usize, column: usize) -> usize {
        let around = |at: usize, size: usize| [(at + size - 1) % size, at, (at + 1) % size];
        let mut count = 0;
        for y in around(row, HEIGHT) {
            for x in around(column, WIDTH) {
                if (y, x) != (row, column) && self.cells[y][x] == Cell::Alive {
                    count += 1;
                }
            }
        }
        count
    }

    fn step(&self) -> Self {
        let mut next = Self::empty();
        for (row, line) in next.cells.iter_mut().enumerate() {
            for (column, cell) in line.iter_mut().enumerate() {
                *cell = self.cells[row][column].next(self.neighbours(row, column));
            }
        }
        next
    }

    fn population(&self) -> usize {
        self.cells.iter().flatten().filter(|cell| matches!(cell, Cell::Alive)).count()
    }

    fn generations(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |world| Some(world.step()))
    }

    fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }

    /// The generation at which a cycle begins, and its length, if it comes within `limit` generations.
    fn cycle(self, limit: usize) -> Option<(usize, usize)> {
        let mut seen = HashMap::new();
        for (generation, world) in self.generations().enumerate().take(limit) {
            if let Some(first) = seen.insert(world.fingerprint(), generation) {
                return Some((first, generation - first));
            }
        }
        None
    }
}

impl<const W: usize, const H: usize> fmt::Display for World<W, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.cells {
            let text: String = line.iter().map(|&cell| char::from(cell)).collect();
            writeln!(f, "{text}")?;
        }
        Ok(())
    }
}

impl<const W: usize, const H: usize> FromStr for World<W, H> {
    type Err = ParseWorldError;

    fn from_str(text: &str) -> Result<Self, ParseWorldError> {
        let lines: Vec<&str> = text.lines().collect();
        if lines.is_empty() {
            return Err(ParseWorldError::Empty);
        }
        if let Some(i) = lines.iter().position(|line| line.len() != W) {
            return Err(ParseWorldError::Ragged { line: i + 1 });
        }
        let mut world = World::empty();
        world.stamp(&lines, (0, 0))?;
        Ok(world)
    }
}

const GLIDER: [&str; 3] = [".#.", "..#", "###"];
const BLINKER: [&str; 1] = ["###"];
const TOAD: [&str; 2] = [".###", "###."];

fn side_by_side<const W: usize, const H: usize>(worlds: &[World<W, H>]) -> String {
    let texts: Vec<String> = worlds.iter().map(World::to_string).collect();
    let mut rows: Vec<Vec<&str>> = vec![Vec::with_capacity(worlds.len()); H];
    for text in &texts {
        for (row, line) in rows.iter_mut().zip(text.lines()) {
            row.push(line);
        }
    }
    rows.iter().map(|row| row.join("  ")).collect::<Vec<_>>().join("\n")
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut world: World<8, 6> = World::empty();
    world.stamp(&GLIDER, (0, 0)).map_err(|e| e.to_string())?;
    let first: Vec<_> = world.clone().generations().step_by(4).take(4).collect();
    println!("{}", side_by_side(&first));
    println!("a glider comes round after {:?}", world.cycle(200));

    let mut mixed = World::<12, 7>::empty();
    mixed.stamp(&BLINKER, (1, 1)).and_then(|w| w.stamp(&TOAD, (3, 6))).map_err(|e| e.to_string())?;
    println!("{mixed}");
    let populations: Vec<String> = mixed.clone().generations().take(6).map(|w| w.population().to_string()).collect();
    println!("alive: {} of {}", populations.join(" "), World::<12, 7>::AREA);
    println!("cycle: {:?}", mixed.cycle(50));

    for text in ["", "..\n...", ".x"] {
        match text.parse::<World<2, 2>>() {
            Ok(world) => println!("{world}"),
            Err(error) => println!("{text:?}: {error}"),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules() {
        let born: Vec<usize> = (0..9).filter(|&n| Cell::Dead.next(n) == Cell::Alive).collect();
        let stays: Vec<usize> = (0..9).filter(|&n| Cell::Alive.next(n) == Cell::Alive).collect();
        assert_eq!((born.as_slice(), stays.as_slice()), (&[3][..], &[2, 3][..]));
    }

    #[test]
    fn a_block_stays() {
        let block: World<4, 4> = "....\n.##.\n.##.\n....".parse().unwrap();
        assert_eq!(block.step(), block);
        assert_eq!(block.cycle(9), Some((0, 1)));
    }

    #[test]
    fn a_blinker_turns() {
        let row: World<5, 5> = ".....\n.....\n.###.\n.....\n.....".parse().unwrap();
        let turned = row.step();
        assert_eq!(turned.to_string(), ".....\n..#..\n..#..\n..#..\n.....\n");
        assert_eq!(turned.step(), row);
    }

    #[test]
    fn the_edges_meet() {
        let mut world = World::<3, 3>::empty();
        world.cells[0][0] = Cell::Alive;
        assert_eq!(world.neighbours(2, 2), 1);
        assert_eq!(world.neighbours(0, 0), 0);
    }

    #[test]
    fn bad_worlds() {
        assert_eq!("..\n.".parse::<World<2, 2>>(), Err(ParseWorldError::Ragged { line: 2 }));
        assert_eq!(".?".parse::<World<2, 2>>(), Err(ParseWorldError::BadCell('?')));
    }
}
