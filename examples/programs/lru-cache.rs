// A cache that forgets what was used longest ago: a map into slots of a vector that form a doubly linked list.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::Hash;

const NONE: usize = usize::MAX;

#[derive(Debug)]
struct Slot<K, V> {
    key: K,
    value: V,
    newer: usize,
    older: usize,
}

/// Counts of what happened, for whoever wants to know whether the cache is worth its memory.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Stats {
    pub hits: u64,
    pub misses: u64,
    pub evictions: u64,
}

impl Stats {
    pub fn hit_rate(&self) -> Option<f64> {
        match self.hits + self.misses {
            0 => None,
            total => Some(self.hits as f64 / total as f64),
        }
    }
}

#[derive(Debug)]
pub struct LruCache<K, V> {
    capacity: usize,
    index: HashMap<K, usize>,
    slots: Vec<Slot<K, V>>,
    newest: usize,
    oldest: usize,
    stats: Stats,
}

impl<K: Hash + Eq + Clone, V> LruCache<K, V> {
    /// # Panics
    ///
    /// If the capacity is zero.
    pub fn new(capacity: usize) -> Self {
        assert!(capacity > 0, "a cache needs room for one entry at least");
        LruCache {
            capacity,
            index: HashMap::with_capacity(capacity),
            slots: Vec::with_capacity(capacity),
            newest: NONE,
            oldest: NONE,
            stats: Stats::default(),
        }
    }

    pub fn len(&self) -> usize {
        self.slots.len()
    }

    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    pub fn stats(&self) -> Stats {
        self.stats
    }

    /// Looks a key up, and makes it the newest.
    pub fn get<Q>(&mut self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let Some(&at) = self.index.get(key) else {
            self.stats.misses += 1;
            return None;
        };
        self.stats.hits += 1;
        self.touch(at);
        Some(&self.slots[at].value)
    }

    /// Looks a key up without making it newer.
    pub fn peek<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.index.get(key).map(|&at| &self.slots[at].value)
    }

    /// Stores a value; gives what had to go for it: the key's former value, or the oldest entry.
    pub fn put(&mut self, key: K, value: V) -> Option<(K, V)> {
        if let Some(&at) = self.index.get(&key) {
            let former = std::mem::replace(&mut self.slots[at].value, value);
            self.touch(at);
            return Some((key, former));
        }
        if self.slots.len() < self.capacity {
            let at = self.slots.len();
            self.index.insert(key.clone(), at);
            self.slots.push(Slot { key, value, newer: NONE, older: NONE });
            self.link(at);
            return None;
        }
        let at = self.oldest;
        self.unlink(at);
        let slot = &mut self.slots[at];
        let old_key = std::mem::replace(&mut slot.key, key.clone());
        let old_value = std::mem::replace(&mut slot.value, value);
        self.index.remove(&old_key);
        self.index.insert(key, at);
        self.link(at);
        self.stats.evictions += 1;
        Some((old_key, old_value))
    }

    /// The value of a key, computed where it is not there yet.
    pub fn get_or_insert_with(&mut self, key: K, compute: impl FnOnce(&K) -> V) -> &V {
        if self.get(&key).is_none() {
            let value = compute(&key);
            self.put(key.clone(), value);
        }
        self.peek(&key).expect("it was just stored")
    }

    /// From the newest to the oldest.
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter { cache: self, at: self.newest }
    }

    fn touch(&mut self, at: usize) {
        if at != self.newest {
            self.unlink(at);
            self.link(at);
        }
    }

    fn unlink(&mut self, at: usize) {
        let Slot { newer, older, .. } = self.slots[at];
        match newer {
            NONE => self.newest = older,
            n => self.slots[n].older = older,
        }
        match older {
            NONE => self.oldest = newer,
            n => self.slots[n].newer = newer,
        }
    }

    fn link(&mut self, at: usize) {
        self.slots[at].newer = NONE;
        self.slots[at].older = self.newest;
        if self.newest == NONE {
            self.oldest = at;
        } else {
            self.slots[self.newest].newer = at;
        }
        self.newest = at;
    }
}

pub struct Iter<'a, K, V> {
    cache: &'a LruCache<K, V>,
    at: usize,
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        let slot = self.cache.slots.get(self.at)?;
        self.at = slot.older;
        Some((&slot.key, &slot.value))
    }
}

impl<'a, K: Hash + Eq + Clone, V> IntoIterator for &'a LruCache<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

fn show<K: Debug + Hash + Eq + Clone, V: Debug>(cache: &LruCache<K, V>) -> String {
    cache.into_iter().map(|(k, v)| format!("{k:?}={v:?}")).collect::<Vec<_>>().join(" > ")
}

fn main() {
    let mut pages: LruCache<String, usize> = LruCache::new(3);
    for url in ["/", "/about", "/", "/news", "/shop", "/", "/about"] {
        let before = pages.stats().misses;
        let size = *pages.get_or_insert_with(url.to_string(), |key| key.len() * 100);
        let how = if pages.stats().misses > before { "loaded" } else { "cached" };
        println!("{url:<8}{how} {size:>4}   {}", show(&pages));
    }
    let stats = pages.stats();
    println!("{stats:?}, {:.0} % hits", stats.hit_rate().unwrap_or(0.0) * 100.0);
    println!("peek: {:?} {:?}", pages.peek("/shop"), pages.peek("/gone"));

    let mut fib = LruCache::new(3);
    fn fibonacci(n: u64, memo: &mut LruCache<u64, u64>) -> u64 {
        if n < 2 {
            return n;
        }
        if let Some(&known) = memo.get(&n) {
            return known;
        }
        let value = fibonacci(n - 1, memo) + fibonacci(n - 2, memo);
        memo.put(n, value);
        value
    }
    println!("fibonacci(60) = {}", fibonacci(60, &mut fib));
    println!("with room for three: {:?}", fib.stats());
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    fn keys(cache: &LruCache<&'static str, i32>) -> Vec<&'static str> {
        cache.iter().map(|(k, _)| *k).collect()
    }

    #[test]
    fn forgets_the_oldest() {
        let mut cache = LruCache::new(2);
        assert_eq!(cache.put("a", 1), None);
        assert_eq!(cache.put("b", 2), None);
        assert_eq!(cache.get("a"), Some(&1));
        assert_eq!(cache.put("c", 3), Some(("b", 2)));
        assert_eq!(keys(&cache), ["c", "a"]);
        assert_eq!(cache.get("b"), None);
        assert_eq!(cache.stats(), Stats { hits: 1, misses: 1, evictions: 1 });
    }

    #[test]
    fn replacing_makes_new() {
        let mut cache = LruCache::new(2);
        cache.put("a", 1);
        cache.put("b", 2);
        assert_eq!(cache.put("a", 9), Some(("a", 1)));
        assert_eq!(keys(&cache), ["a", "b"]);
    }

    #[test]
    fn values_are_dropped_when_they_go() {
        let shared = Rc::new(());
        let mut cache = LruCache::new(2);
        for i in 0..10 {
            cache.put(i, Rc::clone(&shared));
        }
        assert_eq!(Rc::strong_count(&shared), 3);
        drop(cache);
        assert_eq!(Rc::strong_count(&shared), 1);
    }

    #[test]
    fn a_cache_of_one() {
        let mut cache = LruCache::new(1);
        assert!(cache.is_empty());
        for i in 0..5 {
            assert_eq!(*cache.get_or_insert_with(i, |n| n * n), i * i);
        }
        assert_eq!(cache.len(), 1);
    }

    #[test]
    #[should_panic(expected = "room for one entry")]
    fn no_room() {
        LruCache::<u8, u8>::new(0);
    }
}
