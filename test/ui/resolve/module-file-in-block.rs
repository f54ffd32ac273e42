// Modules in files are declared outside of blocks.
fn main() {
    mod nowhere; //~ ERROR cannot declare a file module inside a block unless it has a path attribute
    mod outer {
        mod nowhere_else; //~ ERROR cannot declare a file module inside a block unless it has a path attribute
    }
}
