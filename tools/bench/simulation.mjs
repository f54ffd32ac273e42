// Twin of simulation.rs.
class Field {
  creatures = [];
  grass = new Array(32 * 32).fill(5);
  side = 32;
  state = 7;

  random(below) {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return (this.state >>> 16) % below;
  }

  step() {
    const { side, grass } = this;
    for (const creature of this.creatures) {
      const direction = this.random(4);
      creature.age++;
      let { x, y } = creature.at;
      if (direction === 0) x += 1;
      else if (direction === 1) x += side - 1;
      else if (direction === 2) y += 1;
      else y += side - 1;
      creature.at = { x: x % side, y: y % side };
      const cell = creature.at.y * side + creature.at.x;
      if (creature.kind === "grazer") {
        const eaten = grass[cell] > 3 ? 3 : grass[cell];
        grass[cell] -= eaten;
        creature.energy += eaten - 1;
      } else {
        creature.energy -= creature.age % 5 === 0 ? 2 : 1;
      }
    }
    for (let cell = 0; cell < grass.length; cell++) if (grass[cell] < 9) grass[cell]++;
  }
}

const field = new Field();
for (let i = 0; i < 400; i++) {
  const kind = i % 4 === 0 ? "hunter" : "grazer";
  field.creatures.push({ kind, at: { x: i % 32, y: Math.floor(i / 32) }, energy: 100, age: 0 });
}
for (let i = 0; i < 300; i++) field.step();
let grazers = 0;
let energy = 0;
for (const creature of field.creatures) {
  if (creature.kind === "grazer") grazers++;
  energy += creature.energy;
}
console.log(`${grazers} ${energy}`);
