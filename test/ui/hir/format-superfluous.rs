// An argument that no placeholder shows does not keep the others from being checked.
fn main() {
    let width = "wide";
    println!("{:>1$}", 1.5, width, 3);
    //~^ ERROR argument never used
    //~| ERROR E0308
    println!("{}", missing, 3);
    //~^ ERROR argument never used
    //~| ERROR E0425
}
