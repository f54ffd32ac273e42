// Teaches: `Rc` gives one value several owners and frees it with the last; `RefCell` moves the borrow rules to
// run time; `Weak` points back without owning, so that no cycle keeps itself alive.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

struct Team {
    name: String,
    members: RefCell<Vec<Rc<Member>>>,
}

struct Member {
    name: String,
    score: Cell<u32>,
    team: RefCell<Weak<Team>>,
}

impl Drop for Team {
    fn drop(&mut self) {
        println!("team {} dissolved", self.name);
    }
}

impl Drop for Member {
    fn drop(&mut self) {
        println!("member {} gone with {} points", self.name, self.score.get());
    }
}

fn join(team: &Rc<Team>, name: &str) -> Rc<Member> {
    let member = Rc::new(Member {
        name: String::from(name),
        score: Cell::new(0),
        team: RefCell::new(Rc::downgrade(team)),
    });
    team.members.borrow_mut().push(Rc::clone(&member));
    member
}

fn team_of(member: &Member) -> String {
    match member.team.borrow().upgrade() {
        Some(team) => format!("{} plays for {}", member.name, team.name),
        None => format!("{} has no team", member.name),
    }
}

fn main() {
    let team = Rc::new(Team { name: String::from("Red"), members: RefCell::new(Vec::new()) });
    let ana = join(&team, "Ana");
    let ben = join(&team, "Ben");
    println!("owners of Ana: {}", Rc::strong_count(&ana));

    ana.score.set(3);
    for member in team.members.borrow().iter() {
        member.score.set(member.score.get() + 1);
    }
    println!("{}", team_of(&ben));

    let reading = team.members.borrow();
    println!("a writer now: {}", team.members.try_borrow_mut().is_ok());
    drop(reading);
    println!("a writer later: {}", team.members.try_borrow_mut().is_ok());

    drop(ana);
    println!("Ana is still in the team");
    println!("strong {}, weak {}", Rc::strong_count(&team), Rc::weak_count(&team));
    drop(team);
    println!("{}", team_of(&ben));
}
