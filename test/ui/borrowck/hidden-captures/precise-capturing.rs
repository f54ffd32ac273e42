// `use<…>` says which lifetimes a returned `impl Trait` may hold, and which its caller need not keep alive for it.
fn none(words: &[String]) -> impl Iterator<Item = usize> + use<> {
    words.iter().map(String::len) //~ ERROR E0700
}

fn other<'a, 'b>(left: &'a [i32], right: &'b [i32]) -> impl Iterator<Item = i32> + use<'b> {
    let _ = right;
    left.iter().copied() //~ ERROR E0700
}

fn first<'a, 'b>(left: &'a [i32], right: &'b [i32]) -> impl Iterator<Item = i32> + use<'a> {
    let _ = right;
    left.iter().copied()
}

fn length(list: &mut Vec<i32>) -> impl Sized + use<> {
    list.len()
}

fn all(list: &mut Vec<i32>) -> impl Sized {
    list.len()
}

fn listed<T: Clone, const N: usize>(list: [T; N]) -> impl Sized + use<T, N> {
    list.len()
}

fn main() {
    let mut kept = vec![1, 2];
    let numbers = {
        let gone = vec![3];
        first(&kept, &gone)
    };
    println!("{}", numbers.count());

    let free = length(&mut kept);
    kept.push(3);
    let _free = free;

    let held = all(&mut kept);
    kept.push(4); //~ ERROR E0499
    let _held = held;
    let _ = (listed([1]), none(&[]).count(), other(&[], &[]).count());
}
