// Twin of nbody.rs.
const body = (x, y, z, vx, vy, vz, mass) => ({ x, y, z, vx, vy, vz, mass });

function energy(bodies) {
  let total = 0;
  for (let i = 0; i < 5; i++) {
    const a = bodies[i];
    total += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz);
    for (let j = i + 1; j < 5; j++) {
      const b = bodies[j];
      const [dx, dy, dz] = [a.x - b.x, a.y - b.y, a.z - b.z];
      total -= (a.mass * b.mass) / Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
  }
  return total;
}

function advance(bodies, dt) {
  for (let i = 0; i < 5; i++) {
    const a = bodies[i];
    for (let j = i + 1; j < 5; j++) {
      const b = bodies[j];
      const dx = a.x - b.x;
      const dy = a.y - b.y;
      const dz = a.z - b.z;
      const square = dx * dx + dy * dy + dz * dz;
      const pull = dt / (square * Math.sqrt(square));
      const mi = a.mass * pull;
      const mj = b.mass * pull;
      a.vx -= dx * mj;
      a.vy -= dy * mj;
      a.vz -= dz * mj;
      b.vx += dx * mi;
      b.vy += dy * mi;
      b.vz += dz * mi;
    }
  }
  for (const b of bodies) {
    b.x += dt * b.vx;
    b.y += dt * b.vy;
    b.z += dt * b.vz;
  }
}

const bodies = [
  body(0, 0, 0, 0, 0, 0, 39.5),
  body(4.84, -1.16, -0.1, 0.61, 2.81, -0.02, 0.038),
  body(8.34, 4.12, -0.4, -1.01, 1.82, 0.008, 0.011),
  body(12.89, -15.11, -0.22, 1.08, 0.87, -0.011, 0.0017),
  body(15.38, -25.92, 0.18, 0.98, 0.59, -0.035, 0.002),
];
console.log(energy(bodies).toFixed(9));
for (let i = 0; i < 20_000; i++) advance(bodies, 0.01);
console.log(energy(bodies).toFixed(9));
