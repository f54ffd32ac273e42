// A generic binary search tree of boxes: insertion, removal, borrowing and owning iterators, ranges, `Index`.

use std::cmp::Ordering;
use std::collections::VecDeque;
use std::fmt::{self, Debug, Display};
use std::ops::{Bound, Index, RangeBounds};

type Link<K, V> = Option<Box<Node<K, V>>>;

#[derive(Clone)]
struct Node<K, V> {
    key: K,
    value: V,
    left: Link<K, V>,
    right: Link<K, V>,
}

#[derive(Clone)]
pub struct TreeMap<K, V> {
    root: Link<K, V>,
    len: usize,
}

impl<K, V> Default for TreeMap<K, V> {
    fn default() -> Self {
        TreeMap { root: None, len: 0 }
    }
}

impl<K: Ord, V> TreeMap<K, V> {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn len(&self) -> usize {
        self.len
    }

    /// Stores a value; gives the former one of that key.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let mut link = &mut self.root;
        while let Some(node) = link {
            match key.cmp(&node.key) {
                Ordering::Less => link = &mut node.left,
                Ordering::Greater => link = &mut node.right,
                Ordering::Equal => return Some(std::mem::replace(&mut node.value, value)),
            }
        }
        *link = Some(Box::new(Node { key, value, left: None, right: None }));
        self.len += 1;
        None
    }

    pub fn get(&self, key: &K) -> Option<&V> {
        let mut link = self.root.as_ref();
        while let Some(node) = link {
            link = match key.cmp(&node.key) {
                Ordering::Less => node.left.as_ref(),
                Ordering::Greater => node.right.as_ref(),
                Ordering::Equal => return Some(&node.value),
            };
        }
        None
    }

    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        fn search<'n, K: Ord, V>(link: &'n mut Link<K, V>, key: &K) -> Option<&'n mut V> {
            let node = link.as_deref_mut()?;
            match key.cmp(&node.key) {
                Ordering::Less => search(&mut node.left, key),
                Ordering::Greater => search(&mut node.right, key),
                Ordering::Equal => Some(&mut node.value),
            }
        }
        search(&mut self.root, key)
    }

    pub fn remove(&mut self, key: &K) -> Option<V> {
        let removed = Self::remove_from(&mut self.root, key)?;
        self.len -= 1;
        Some(removed)
    }

    fn remove_from(link: &mut Link<K, V>, key: &K) -> Option<V> {
        let node = link.as_mut()?;
        match key.cmp(&node.key) {
            Ordering::Less => Self::remove_from(&mut node.left, key),
            Ordering::Greater => Self::remove_from(&mut node.right, key),
            Ordering::Equal => {
                let mut node = link.take()?;
                *link = match (node.left.take(), node.right.take()) {
                    (None, None) => None,
                    (Some(child), None) | (None, Some(child)) => Some(child),
                    (left, mut right) => {
                        let mut least = Self::take_least(&mut right)?;
                        least.left = left;
                        least.right = right;
                        Some(least)
                    }
                };
                Some(node.value)
            }
        }
    }

    fn take_least(link: &mut Link<K, V>) -> Link<K, V> {
        if link.as_ref()?.left.is_some() {
            return Self::take_least(&mut link.as_mut()?.left);
        }
        let mut node = link.take()?;
        *link = node.right.take();
        Some(node)
    }

    pub fn depth(&self) -> usize {
        fn depth_of<K, V>(link: &Link<K, V>) -> usize {
            link.as_ref().map_or(0, |n| 1 + depth_of(&n.left).max(depth_of(&n.right)))
        }
        depth_of(&self.root)
    }

    pub fn iter(&self) -> Iter<'_, K, V> {
        let mut iter = Iter { stack: Vec::new() };
        iter.push_left(self.root.as_deref());
        iter
    }

    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.iter().map(|(k, _)| k)
    }

    pub fn range<R: RangeBounds<K>>(&self, range: R) -> impl Iterator<Item = (&K, &V)> {
        let is_before = |key: &K, range: &R| match range.start_bound() {
            Bound::Included(start) => key < start,
            Bound::Excluded(start) => key <= start,
            Bound::Unbounded => false,
        };
        self.iter().skip_while(move |(k, _)| !range.contains(k) && is_before(k, &range)).scan((), |_, pair| Some(pair))
    }

    /// Layer by layer, from the root down.
    pub fn layers(&self) -> Vec<Vec<&K>> {
        let mut layers = vec![];
        let mut queue: VecDeque<(usize, &Node<K, V>)> = self.root.as_deref().map(|n| (0, n)).into_iter().collect();
        while let Some((level, node)) = queue.pop_front() {
            if layers.len() == level {
                layers.push(Vec::new());
            }
            layers[level].push(&node.key);
            queue.extend([&node.left, &node.right].into_iter().flatten().map(|n| (level + 1, &**n)));
        }
        layers
    }
}

pub struct Iter<'a, K, V> {
    stack: Vec<&'a Node<K, V>>,
}

impl<'a, K, V> Iter<'a, K, V> {
    fn push_left(&mut self, mut link: Option<&'a Node<K, V>>) {
        while let Some(node) = link {
            self.stack.push(node);
            link = node.left.as_deref();
        }
    }
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        let node = self.stack.pop()?;
        self.push_left(node.right.as_deref());
        Some((&node.key, &node.value))
    }
}

pub struct IntoIter<K, V>(Vec<Node<K, V>>);

impl<K, V> IntoIter<K, V> {
    fn push_left(&mut self, mut link: Link<K, V>) {
        while let Some(mut node) = link {
            link = node.left.take();
            self.0.push(*node);
        }
    }
}

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);

    fn next(&mut self) -> Option<(K, V)> {
        let Node { key, value, right, .. } = self.0.pop()?;
        self.push_left(right);
        Some((key, value))
    }
}

impl<K, V> IntoIterator for TreeMap<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;

    fn into_iter(self) -> IntoIter<K, V> {
        let mut iter = IntoIter(Vec::with_capacity(self.len));
        iter.push_left(self.root);
        iter
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for TreeMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut tree = TreeMap::new();
        tree.extend(pairs);
        tree
    }
}

impl<K: Ord, V> Extend<(K, V)> for TreeMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        for (key, value) in pairs {
            self.insert(key, value);
        }
    }
}

impl<K: Ord + Debug, V> Index<&K> for TreeMap<K, V> {
    type Output = V;

    fn index(&self, key: &K) -> &V {
        self.get(key).unwrap_or_else(|| panic!("no entry for {key:?}"))
    }
}

impl<K: Debug + Ord, V: Debug> Debug for TreeMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Display + Ord, V> Display for TreeMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn write_node<K: Display, V>(f: &mut fmt::Formatter<'_>, link: &Link<K, V>, depth: usize) -> fmt::Result {
            if let Some(node) = link {
                write_node(f, &node.right, depth + 1)?;
                writeln!(f, "{:indent$}{}", "", node.key, indent = depth * 4)?;
                write_node(f, &node.left, depth + 1)?;
            }
            Ok(())
        }
        write_node(f, &self.root, 0)
    }
}

fn main() {
    let words = "the quick brown fox jumps over the lazy dog and the cat";
    let mut counts: TreeMap<&str, u32> = TreeMap::new();
    for word in words.split(' ') {
        match counts.get_mut(&word) {
            Some(count) => *count += 1,
            None => {
                counts.insert(word, 1);
            }
        }
    }
    print!("{counts}");
    println!("{counts:?}");
    println!("{} words, {} deep, the: {}", counts.len(), counts.depth(), counts[&"the"]);
    for layer in counts.layers() {
        println!("{}", layer.iter().map(|w| w.to_string()).collect::<Vec<_>>().join(" "));
    }
    for word in ["the", "cat", "emu", "quick"] {
        println!("removing {word}: {:?}", counts.remove(&word));
    }
    println!("{}", counts.keys().copied().collect::<Vec<_>>().join(" "));
    println!("from fox: {:?}", counts.range("fox"..).map(|(k, _)| *k).collect::<Vec<_>>());

    let squares: TreeMap<i32, i32> = [4, 2, 6, 1, 3, 5, 7].into_iter().map(|n| (n, n * n)).collect();
    let (even, odd): (Vec<_>, Vec<_>) = squares.clone().into_iter().partition(|(n, _)| n % 2 == 0);
    println!("{even:?} {odd:?} {}", squares.iter().map(|(_, v)| v).sum::<i32>());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> TreeMap<i32, char> {
        [(5, 'e'), (2, 'b'), (8, 'h'), (1, 'a'), (3, 'c'), (9, 'i'), (7, 'g')].into_iter().collect()
    }

    #[test]
    fn sorted() {
        let keys: Vec<i32> = sample().keys().copied().collect();
        assert_eq!(keys, [1, 2, 3, 5, 7, 8, 9]);
        assert_eq!(sample().into_iter().map(|(_, v)| v).collect::<String>(), "abceghi");
    }

    #[test]
    fn removal_keeps_the_order() {
        for gone in [1, 2, 3, 5, 7, 8, 9] {
            let mut tree = sample();
            assert!(tree.remove(&gone).is_some());
            assert_eq!(tree.len(), 6);
            assert!(tree.keys().all(|k| *k != gone));
            assert!(tree.keys().zip(tree.keys().skip(1)).all(|(a, b)| a < b), "{tree:?}");
        }
        assert_eq!(sample().remove(&4), None);
    }

    #[test]
    fn replaces() {
        let mut tree = sample();
        assert_eq!(tree.insert(5, 'x'), Some('e'));
        *tree.get_mut(&2).unwrap() = 'y';
        assert_eq!((tree[&5], tree[&2], tree.len()), ('x', 'y', 7));
    }

    #[test]
    fn shape() {
        assert_eq!(sample().depth(), 3);
        assert_eq!(sample().layers(), vec![vec![&5], vec![&2, &8], vec![&1, &3, &7, &9]]);
    }

    #[test]
    #[should_panic(expected = "no entry for 4")]
    fn indexing_what_is_not_there() {
        let _ = sample()[&4];
    }
}
