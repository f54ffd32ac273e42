fn main() {}

trait T {
    /// nothing follows //~ ERROR E0584 found a documentation comment that doesn't document anything
}
