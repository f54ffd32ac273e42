// `Debug` of iterators that own or borrow what they walk over.
fn main() {
    let mut v = [1, 1, 2];
    println!("{:?}", v.chunk_by_mut(|a, b| a == b));
    println!("{:?}", std::iter::repeat_n(3, 2));
    println!("{:?}", std::iter::successors(Some(1), |x| Some(x + 1)));
    println!("{:?}", std::collections::VecDeque::from([1, 2]).into_iter());
    println!("{:?}", std::collections::LinkedList::from([1, 2]).into_iter());
    println!("{:?}", std::collections::BinaryHeap::from([1, 2]).into_iter());
    println!("{:?}", std::collections::BinaryHeap::from([1, 2]).drain());
    println!("{:?}", std::collections::BTreeSet::from([1, 2]).into_iter());
    println!("{:?}", std::collections::BTreeSet::from([1, 2]).range(..));
    println!("{:?}", std::collections::HashSet::from([1]).into_iter());
    println!("{:?}", std::collections::HashMap::from([(1, 2)]).into_keys());
}
