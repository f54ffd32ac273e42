struct Game {
    players: Vec<String>,
    scores: Vec<u32>,
    round: u32,
}

impl Game {
    fn play(&mut self) {
        let scores = &mut self.scores;
        for (i, p) in self.players.iter().enumerate() {
            scores[i] += p.len() as u32;
            self.round += 1;
        }
    }
}

fn main() {
    let mut g = Game { players: vec![String::from("Al"), String::from("Bea")], scores: vec![0, 0], round: 0 };
    g.play();
    let Game { players, scores, .. } = &mut g;
    players[0].push('!');
    scores[1] += 10;
    println!("{:?} {:?} {}", g.players, g.scores, g.round);
}
