// Teaches: a state machine as an enum: every transition is one `match`, and the compiler checks that no
// state is forgotten. Also `while let`, `matches!` and casting a variant to its number.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Light {
    Red = 1,
    RedYellow = 2,
    Green = 4,
    Yellow = 8,
}

enum Event {
    Tick(u32),
    Fault,
    Reset,
}

enum State {
    Running { light: Light, left: u32 },
    Blinking(u32),
}

fn duration(light: Light) -> u32 {
    match light {
        Light::Red => 6,
        Light::Green => 5,
        Light::RedYellow | Light::Yellow => 1,
    }
}

fn next(light: Light) -> Light {
    match light {
        Light::Red => Light::RedYellow,
        Light::RedYellow => Light::Green,
        Light::Green => Light::Yellow,
        Light::Yellow => Light::Red,
    }
}

fn step(state: State, event: Event) -> State {
    match (state, event) {
        (_, Event::Reset) => State::Running { light: Light::Red, left: duration(Light::Red) },
        (State::Blinking(faults), Event::Fault) => State::Blinking(faults + 1),
        (State::Running { .. }, Event::Fault) => State::Blinking(1),
        (blinking @ State::Blinking(_), Event::Tick(_)) => blinking,
        (State::Running { light, left }, Event::Tick(seconds)) if seconds < left => {
            State::Running { light, left: left - seconds }
        }
        (State::Running { light, left }, Event::Tick(seconds)) => {
            let light = next(light);
            step(State::Running { light, left: duration(light) }, Event::Tick(seconds - left))
        }
    }
}

fn show(state: &State) {
    match state {
        State::Running { light, left: 1 } => println!("{light:?} ({}), last second", *light as u8),
        State::Running { light, left } => println!("{light:?} ({}), {left} s left", *light as u8),
        State::Blinking(n @ 0..=1) => println!("blinking, faults: {n}"),
        State::Blinking(n) => println!("blinking, many faults: {n}"),
    }
}

fn main() {
    let mut events = vec![
        Event::Tick(1),
        Event::Reset,
        Event::Fault,
        Event::Tick(9),
        Event::Fault,
        Event::Tick(12),
        Event::Tick(5),
        Event::Tick(2),
    ];
    let mut state = State::Running { light: Light::Red, left: 6 };
    show(&state);
    while let Some(event) = events.pop() {
        state = step(state, event);
        show(&state);
    }
    println!("ends running: {}", matches!(state, State::Running { .. }));
}
