// Teaches: the compiler tells fields apart. Two fields of one struct can be borrowed at the same time,
// even both mutably; two elements of a slice need `split_at_mut`.

#[derive(Debug)]
struct Game {
    players: Vec<String>,
    round: u32,
    board: [u8; 4],
}

fn announce(player: &str, round: &mut u32) {
    *round += 1;
    println!("round {round}: {player}");
}

fn mark(cells: &mut [u8; 4], at: usize) -> &mut u8 {
    cells[at] += 1;
    &mut cells[at]
}

fn main() {
    let mut game = Game {
        players: vec![String::from("Mia"), String::from("Noor")],
        round: 0,
        board: [0; 4],
    };

    for player in &game.players {
        announce(player, &mut game.round);
    }

    let round = &mut game.round;
    let cell = mark(&mut game.board, 2);
    *round += 10;
    *cell += 10;
    println!("{game:?}");

    let (low, high) = game.board.split_at_mut(2);
    low[0] = 1;
    high[0] += low[0];
    println!("{:?}", game.board);

    let Game { players, round, .. } = &mut game;
    players.push(format!("guest {round}"));
    *round = 0;
    println!("{game:?}");
}
