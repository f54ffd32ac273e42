type Pair<T> = (u32, u32); //~ ERROR E0091 type parameter `T` is never used

fn main() {
    let _p: Pair<u8> = (1, 2);
}
