fn main() {
    println("text"); //~ ERROR E0423
}
