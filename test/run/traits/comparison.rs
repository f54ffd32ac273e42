use std::cmp::Ordering;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum Size {
    Small,
    Medium(u8),
    Large { by: i32 },
}

#[derive(Debug, PartialEq, PartialOrd)]
struct Version(u32, u32, f64);

#[derive(Debug, Eq)]
struct Person {
    name: &'static str,
    age: u32,
}

impl PartialEq for Person {
    fn eq(&self, other: &Person) -> bool {
        self.age == other.age
    }
}

impl PartialOrd for Person {
    fn partial_cmp(&self, other: &Person) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Person {
    fn cmp(&self, other: &Person) -> Ordering {
        self.age.cmp(&other.age)
    }
}

impl PartialEq<u32> for Person {
    fn eq(&self, other: &u32) -> bool {
        self.age == *other
    }
}

fn largest<T: PartialOrd + Copy>(all: &[T]) -> T {
    let mut best = all[0];
    for x in all {
        if *x > best {
            best = *x;
        }
    }
    best
}

fn main() {
    let sizes = [Size::Medium(3), Size::Large { by: -1 }, Size::Small, Size::Medium(9)];
    println!("{:?} {:?}", largest(&sizes), sizes.iter().min());
    println!("{} {}", Size::Small < Size::Medium(0), Size::Medium(3) >= Size::Medium(4));
    println!("{:?}", Size::Large { by: 2 }.cmp(&Size::Large { by: 1 }));
    println!("{:?} {:?}", Version(1, 2, 0.5).partial_cmp(&Version(1, 2, 0.7)), Version(1, 0, f64::NAN).partial_cmp(&Version(1, 0, 1.0)));
    println!("{} {}", Version(2, 0, 0.0) > Version(1, 9, 9.0), Version(1, 1, 1.0) != Version(1, 1, 1.0));
    let (a, b) = (Person { name: "a", age: 30 }, Person { name: "b", age: 30 });
    println!("{} {} {} {:?}", a == b, a < b, a == 30, a.cmp(&b));
    println!("{} {}", a.name, b.name);
    println!("{:?} {:?}", std::cmp::max(1, 2), std::cmp::min("a", "b"));
    println!("{:?} {:?}", (1, "b") < (1, "c"), [1, 2, 3][..] < [1, 3][..]);
    println!("{:?} {:?}", Some(1) > None, Ok::<i32, i32>(1) < Err(0));
    println!("{:?} {:?}", 1.cmp(&2).reverse(), 1.cmp(&1).then(2.cmp(&1)));
    println!("{} {}", Ordering::Less.is_lt(), "Zebra" < "apple");
    let mut v = vec![b, Person { name: "c", age: 3 }, a];
    v.sort();
    for p in &v {
        print!("{} ", p.name);
    }
    println!();
    println!("{} {}", vec![1, 2] == [1, 2], String::from("x") == "x");
}
