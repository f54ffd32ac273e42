struct Ticket;

impl Ticket {
    fn redeem(self) {}
}

fn use_up(t: &Ticket) {
    t.redeem(); //~ ERROR E0507 cannot move out of `*t` which is behind a shared reference
}

fn main() {
    use_up(&Ticket);
}
