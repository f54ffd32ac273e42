struct Ticket {
    number: u32,
}

impl Ticket {
    fn redeem(self) -> u32 {
        self.number
    }
}

fn main() {
    let t = Ticket { number: 9 };
    let n = t.redeem();
    println!("{n} {}", t.number); //~ ERROR E0382 borrow of moved value: `t`
}
