// A graph in an arena: nodes are indices with a type of their own, so that cycles need neither `Rc` nor `unsafe`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// An index into the arena of things of type `T`.
pub struct Id<T> {
    index: u32,
    marker: PhantomData<fn() -> T>,
}

// Derived, these would ask the same of `T`.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

pub struct Arena<T> {
    items: Vec<T>,
}

impl<T> Arena<T> {
    pub fn new() -> Self {
        Arena { items: Vec::new() }
    }

    pub fn alloc(&mut self, item: T) -> Id<T> {
        let index = u32::try_from(self.items.len()).expect("an arena holds at most u32::MAX things");
        self.items.push(item);
        Id { index, marker: PhantomData }
    }

    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Id<T>, &T)> + DoubleEndedIterator {
        self.items.iter().enumerate().map(|(i, item)| (Id { index: i as u32, marker: PhantomData }, item))
    }
}

impl<T> Index<Id<T>> for Arena<T> {
    type Output = T;

    fn index(&self, id: Id<T>) -> &T {
        &self.items[id.index as usize]
    }
}

impl<T> IndexMut<Id<T>> for Arena<T> {
    fn index_mut(&mut self, id: Id<T>) -> &mut T {
        &mut self.items[id.index as usize]
    }
}

pub struct Task {
    name: String,
    hours: u32,
    needs: Vec<Id<Task>>,
    unlocks: Vec<Id<Task>>,
}

pub struct Project {
    tasks: Arena<Task>,
    names: BTreeMap<String, Id<Task>>,
}

#[derive(Debug, PartialEq)]
pub struct Cycle(Vec<Id<Task>>);

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    White,
    Gray,
    Black,
}

impl Project {
    pub fn new() -> Self {
        Project { tasks: Arena::new(), names: BTreeMap::new() }
    }

    /// The task of that name, made where there is none.
    pub fn task(&mut self, name: &str) -> Id<Task> {
        if let Some(&id) = self.names.get(name) {
            return id;
        }
        let id = self.tasks.alloc(Task { name: name.to_string(), hours: 1, needs: vec![], unlocks: vec![] });
        self.names.insert(name.to_string(), id);
        id
    }

    pub fn needs(&mut self, task: Id<Task>, other: Id<Task>) {
        self.tasks[task].needs.push(other);
        self.tasks[other].unlocks.push(task);
    }

    pub fn name(&self, id: Id<Task>) -> &str {
        &self.tasks[id].name
    }

    /// Every task after those it needs (Kahn), or a cycle.
    pub fn order(&self) -> Result<Vec<Id<Task>>, Cycle> {
        let mut missing: BTreeMap<Id<Task>, usize> = self.tasks.iter().map(|(id, t)| (id, t.needs.len())).collect();
        let mut ready: VecDeque<_> = missing.iter().filter(|&(_, &n)| n == 0).map(|(&id, _)| id).collect();
        let mut order = Vec::new();
        while let Some(id) = ready.pop_front() {
            order.push(id);
            for &next in &self.tasks[id].unlocks {
                let count = missing.get_mut(&next).unwrap();
                *count -= 1;
                if *count == 0 {
                    ready.push_back(next);
                }
            }
        }
        if order.len() == self.names.len() { Ok(order) } else { Err(self.find_cycle().unwrap()) }
    }

    fn find_cycle(&self) -> Option<Cycle> {
        let mut marks = vec![Mark::White; self.names.len()];
        let mut path = Vec::new();
        self.tasks.iter().find_map(|(id, _)| self.visit(id, &mut marks, &mut path))
    }

    fn visit(&self, id: Id<Task>, marks: &mut [Mark], path: &mut Vec<Id<Task>>) -> Option<Cycle> {
        let slot = id.index as usize;
        match marks[slot] {
            Mark::Black => return None,
            Mark::Gray => {
                let start = path.iter().position(|&p| p == id)?;
                return Some(Cycle(path[start..].to_vec()));
            }
            Mark::White => marks[slot] = Mark::Gray,
        }
        path.push(id);
        for &need in &self.tasks[id].needs {
            let cycle = self.visit(need, marks, path);
            if cycle.is_some() {
                return cycle;
            }
        }
        path.pop();
        marks[slot] = Mark::Black;
        None
    }

    /// When each task can be done at the earliest: hours from the start to its end.
    pub fn schedule(&self) -> Result<BTreeMap<&str, u32>, Cycle> {
        let mut ends: BTreeMap<Id<Task>, u32> = BTreeMap::new();
        for id in self.order()? {
            let start = self.tasks[id].needs.iter().map(|need| ends[need]).max().unwrap_or_default();
            ends.insert(id, start + self.tasks[id].hours);
        }
        Ok(ends.into_iter().map(|(id, end)| (self.name(id), end)).collect())
    }

    /// Everything that a task needs, directly or not.
    pub fn all_needs(&self, id: Id<Task>) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut stack = self.tasks[id].needs.clone();
        while let Some(next) = stack.pop() {
            if found.insert(self.name(next)) {
                stack.extend_from_slice(&self.tasks[next].needs);
            }
        }
        found
    }
}

/// `project! { "a": 2 after "b", "c"; … }`
macro_rules! project {
    ($($name:literal : $hours:literal $(after $($need:literal),+)?);* $(;)?) => {{
        let mut project = Project::new();
        $(
            let id = project.task($name);
            project.tasks[id].hours = $hours;
            $($(
                let need = project.task($need);
                project.needs(id, need);
            )+)?
        )*
        project
    }};
}

fn main() {
    let mut house = project! {
        "roof": 5 after "walls";
        "walls": 8 after "floor";
        "floor": 3 after "ground";
        "ground": 2;
        "garden": 4 after "ground";
        "paint": 2 after "roof", "wires";
        "wires": 3 after "walls";
    };
    match house.order() {
        Ok(order) => {
            let names: Vec<_> = order.iter().map(|&id| house.name(id)).collect();
            println!("order: {}", names.join(", "));
        }
        Err(Cycle(ids)) => println!("cycle: {ids:?}"),
    }
    for (name, end) in house.schedule().unwrap() {
        println!("{name:>8} {}", "#".repeat(end as usize));
    }
    let paint = house.task("paint");
    println!("paint ({paint:?}) needs {:?}", house.all_needs(paint));

    let ground = house.task("ground");
    house.needs(ground, paint);
    if let Err(Cycle(ids)) = house.order() {
        let names: Vec<_> = ids.iter().map(|&id| house.name(id).to_uppercase()).collect();
        println!("cycle: {}", names.join(" <- "));
    }
    let longest = house.tasks.iter().rev().max_by_key(|(_, task)| task.hours).map(|(id, task)| (id, task.name.as_str()));
    println!("{} tasks, the longest is {longest:?}", house.tasks.iter().len());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_small_and_copied() {
        assert_eq!(size_of::<Id<String>>(), 4);
        let mut arena = Arena::new();
        let a = arena.alloc(String::from("a"));
        let b = a;
        arena[b].push('!');
        assert_eq!(arena[a], "a!");
        assert_eq!(format!("{a:?}"), "#0");
    }

    #[test]
    fn needs_come_first() {
        let project = project! { "c": 1 after "b", "a"; "b": 1 after "a"; "a": 1 };
        let names: String = project.order().unwrap().iter().map(|&id| project.name(id)).collect();
        assert_eq!(names, "abc");
    }

    #[test]
    fn cycles_are_found() {
        let mut project = project! { "a": 1 after "b"; "b": 1 after "c"; "c": 1 after "b" };
        let (b, c) = (project.task("b"), project.task("c"));
        assert_eq!(project.order(), Err(Cycle(vec![b, c])));
        assert!(project.schedule().is_err());
    }

    #[test]
    fn the_longest_way_counts() {
        let project = project! { "end": 1 after "short", "long"; "short": 2; "long": 5 };
        assert_eq!(project.schedule().unwrap()["end"], 6);
    }
}
