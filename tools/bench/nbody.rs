// Planets pulling at each other: floating-point fields of structs in an array.

struct Body {
    x: f64,
    y: f64,
    z: f64,
    vx: f64,
    vy: f64,
    vz: f64,
    mass: f64,
}

fn body(x: f64, y: f64, z: f64, vx: f64, vy: f64, vz: f64, mass: f64) -> Body {
    Body { x, y, z, vx, vy, vz, mass }
}

fn energy(bodies: &[Body; 5]) -> f64 {
    let mut total = 0.0;
    for i in 0..5 {
        let a = &bodies[i];
        total += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz);
        for j in i + 1..5 {
            let b = &bodies[j];
            let (dx, dy, dz) = (a.x - b.x, a.y - b.y, a.z - b.z);
            total -= a.mass * b.mass / (dx * dx + dy * dy + dz * dz).sqrt();
        }
    }
    total
}

fn advance(bodies: &mut [Body; 5], dt: f64) {
    for i in 0..5 {
        for j in i + 1..5 {
            let dx = bodies[i].x - bodies[j].x;
            let dy = bodies[i].y - bodies[j].y;
            let dz = bodies[i].z - bodies[j].z;
            let square = dx * dx + dy * dy + dz * dz;
            let pull = dt / (square * square.sqrt());
            let (mi, mj) = (bodies[i].mass * pull, bodies[j].mass * pull);
            bodies[i].vx -= dx * mj;
            bodies[i].vy -= dy * mj;
            bodies[i].vz -= dz * mj;
            bodies[j].vx += dx * mi;
            bodies[j].vy += dy * mi;
            bodies[j].vz += dz * mi;
        }
    }
    for b in bodies {
        b.x += dt * b.vx;
        b.y += dt * b.vy;
        b.z += dt * b.vz;
    }
}

fn main() {
    let mut bodies = [
        body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.5),
        body(4.84, -1.16, -0.10, 0.61, 2.81, -0.02, 0.038),
        body(8.34, 4.12, -0.40, -1.01, 1.82, 0.008, 0.011),
        body(12.89, -15.11, -0.22, 1.08, 0.87, -0.011, 0.0017),
        body(15.38, -25.92, 0.18, 0.98, 0.59, -0.035, 0.002),
    ];
    println!("{:.9}", energy(&bodies));
    for _ in 0..20_000 {
        advance(&mut bodies, 0.01);
    }
    println!("{:.9}", energy(&bodies));
}
