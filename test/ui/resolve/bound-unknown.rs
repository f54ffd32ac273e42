fn show<T: Shows>(_t: T) {} //~ ERROR E0405 cannot find trait `Shows` in this scope

fn main() {
    show(1);
}
