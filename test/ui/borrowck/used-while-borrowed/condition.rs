fn main() {
    let mut flag = true;
    let r = &mut flag;
    if flag { //~ ERROR E0503 cannot use `flag` because it was mutably borrowed
        *r = false;
    }
}
