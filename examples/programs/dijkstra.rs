// Shortest paths with a `BinaryHeap`: a graph of towns, distances by Dijkstra's algorithm, the way back.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet};
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct State<'g> {
    cost: u32,
    town: &'g str,
}

// The heap gives the greatest first: the order is turned around, and towns break ties.
impl Ord for State<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        other.cost.cmp(&self.cost).then_with(|| self.town.cmp(other.town))
    }
}

impl PartialOrd for State<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[derive(Debug, Default)]
struct Graph {
    roads: BTreeMap<String, Vec<(String, u32)>>,
}

#[derive(Debug, PartialEq, Eq)]
enum BadLine<'a> {
    Fields(&'a str),
    Distance { text: &'a str, reason: std::num::ParseIntError },
}

impl fmt::Display for BadLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fields(line) => write!(f, "`{line}` is not `FROM TO DISTANCE`"),
            Self::Distance { text, reason } => write!(f, "`{text}`: {reason}"),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Route<'g> {
    length: u32,
    towns: Vec<&'g str>,
}

impl fmt::Display for Route<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>4} km: {}", self.length, self.towns.join(" - "))
    }
}

impl Graph {
    fn parse(text: &str) -> Result<Graph, BadLine<'_>> {
        let mut graph = Graph::default();
        for line in text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let fields: Vec<&str> = line.split_whitespace().collect();
            let &[from, to, distance] = fields.as_slice() else {
                return Err(BadLine::Fields(line));
            };
            let length = distance.parse().map_err(|reason| BadLine::Distance { text: distance, reason })?;
            graph.add_road(from, to, length);
        }
        Ok(graph)
    }

    fn add_road(&mut self, a: &str, b: &str, length: u32) {
        for (from, to) in [(a, b), (b, a)] {
            self.roads.entry(from.to_string()).or_default().push((to.to_string(), length));
        }
    }

    fn neighbours<'g>(&'g self, town: &str) -> impl Iterator<Item = (&'g str, u32)> + use<'g> {
        self.roads.get(town).into_iter().flatten().map(|(to, length)| (to.as_str(), *length))
    }

    /// Distances from a town, and from where each was reached.
    fn search<'g>(&'g self, start: &'g str) -> (HashMap<&'g str, u32>, HashMap<&'g str, &'g str>) {
        let mut best = HashMap::from([(start, 0)]);
        let mut previous = HashMap::new();
        let mut heap = BinaryHeap::from(vec![State { cost: 0, town: start }]);
        let mut done = HashSet::new();
        while let Some(State { cost, town }) = heap.pop() {
            if !done.insert(town) {
                continue;
            }
            for (next, length) in self.neighbours(town) {
                let through = cost + length;
                let is_better = best.get(next).is_none_or(|&known| through < known);
                if is_better {
                    best.insert(next, through);
                    previous.insert(next, town);
                    heap.push(State { cost: through, town: next });
                }
            }
        }
        (best, previous)
    }

    fn route<'g>(&'g self, from: &'g str, to: &'g str) -> Option<Route<'g>> {
        let (best, previous) = self.search(from);
        let length = *best.get(to)?;
        let mut towns: Vec<&str> = std::iter::successors(Some(to), |town| previous.get(town).copied()).collect();
        towns.reverse();
        Some(Route { length, towns })
    }

    /// The towns that cannot be reached from each other, in groups.
    fn components(&self) -> Vec<Vec<&str>> {
        let mut seen: HashSet<&str> = HashSet::new();
        let mut groups = Vec::new();
        for town in self.roads.keys() {
            if seen.contains(town.as_str()) {
                continue;
            }
            let mut group: Vec<&str> = self.search(town).0.into_keys().collect();
            group.sort_unstable();
            seen.extend(&group);
            groups.push(group);
        }
        groups
    }
}

const MAP: &str = "
    # from   to       km
    Ahlen    Beckum   12
    Ahlen    Hamm     16
    Beckum   Soest    30
    Hamm     Soest    29
    Hamm     Unna     20
    Unna     Soest    38
    Soest    Lippe    22
    Norden   Emden    34
";

fn main() {
    let graph = match Graph::parse(MAP) {
        Ok(graph) => graph,
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(1);
        }
    };
    for (from, to) in [("Ahlen", "Lippe"), ("Unna", "Beckum"), ("Ahlen", "Emden"), ("Hamm", "Hamm")] {
        match graph.route(from, to) {
            Some(route) => println!("{route}"),
            None => println!("   no way from {from} to {to}"),
        }
    }
    let (distances, _) = graph.search("Soest");
    let mut sorted: Vec<_> = distances.iter().collect();
    sorted.sort_by(|a, b| a.1.cmp(b.1).then(a.0.cmp(b.0)));
    for (town, km) in sorted {
        println!("{town:.<12}{km:.>4}");
    }
    for (number, group) in graph.components().iter().enumerate() {
        println!("{}. {}", number + 1, group.join(", "));
    }
    for text in ["a b", "a b twelve", "a b -3"] {
        println!("{}", Graph::parse(text).unwrap_err());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> Graph {
        Graph::parse("a b 1\nb c 1\nc d 1\na d 5").unwrap()
    }

    #[test]
    fn goes_around() {
        let graph = square();
        assert_eq!(graph.route("a", "d"), Some(Route { length: 3, towns: vec!["a", "b", "c", "d"] }));
        assert_eq!(graph.route("a", "a").unwrap().towns, ["a"]);
        assert_eq!(graph.route("a", "z"), None);
    }

    #[test]
    fn the_heap_gives_the_nearest_first() {
        let mut heap = BinaryHeap::new();
        for (cost, town) in [(5, "e"), (1, "a"), (3, "c"), (1, "b")] {
            heap.push(State { cost, town });
        }
        let order: Vec<_> = std::iter::from_fn(|| heap.pop()).map(|s| s.town).collect();
        assert_eq!(order, ["b", "a", "c", "e"]);
        assert!(heap.peek().is_none());
    }

    #[test]
    fn all_distances() {
        let graph = square();
        let (best, previous) = graph.search("d");
        let mut best: Vec<_> = best.into_iter().collect();
        best.sort();
        assert_eq!(best, [("a", 3), ("b", 2), ("c", 1), ("d", 0)]);
        assert_eq!(previous["a"], "b");
    }

    #[test]
    fn bad_lines() {
        assert_eq!(Graph::parse("a b").unwrap_err(), BadLine::Fields("a b"));
        assert!(matches!(Graph::parse("a b x"), Err(BadLine::Distance { text: "x", .. })));
    }

    #[test]
    fn separate_groups() {
        let mut graph = square();
        graph.add_road("x", "y", 9);
        assert_eq!(graph.components(), [vec!["a", "b", "c", "d"], vec!["x", "y"]]);
    }
}
