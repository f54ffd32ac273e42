// One generated program for a seed: types, functions with random bodies, and a `main` that calls them.

import { CLOSURE_ITEMS } from "./closures.ts";
import { expression } from "./expressions.ts";
import { faultyItems } from "./faults.ts";
import { Generator } from "./generator.ts";
import { declareFunctions, declareTypes } from "./items.ts";
import { statements } from "./control.ts";
import { outlivingItems } from "./outliving.ts";
import { prune } from "./prune.ts";
import { Rng } from "./rng.ts";
import { Scope, wholeOf } from "./scope.ts";
import { print, randomType } from "./statements.ts";
import { group, type Node, printTree } from "./tree.ts";
import { hasReference, isCopy, refTo, show, type Ty } from "./types.ts";

export interface Program {
  readonly seed: number;
  readonly tree: readonly Node[];
  readonly text: string;
}

/** How careless programs are: most keep to the rules as the generator knows them. */
const RECKLESSNESS: readonly (readonly [number, number])[] = [
  [62, 0],
  [18, 0.01],
  [12, 0.03],
  [8, 0.08],
];

export function generateProgram(seed: number): Program {
  const rng = new Rng(Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995);
  const gen = new Generator(rng, rng.weighted(RECKLESSNESS));
  const items = [...declareTypes(gen), ...declareFunctions(gen)];
  const calls: string[] = [];
  const bodies = Array.from({ length: rng.between(1, 2) }, () => randomFunction(gen, calls));
  const faults = rng.chance(0.14) ? faultyItems(gen) : [];
  const main = mainFunction(gen, calls);
  const uncalled = [...faults, ...(rng.chance(0.25) ? outlivingItems(gen) : [])];
  const tree = prune([...items, ...CLOSURE_ITEMS, ...uncalled, ...bodies, main], new Set(uncalled));
  return { seed, tree, text: printTree(tree) };
}

/** A function whose parameters are owned values and references, and whose body is random. */
function randomFunction(gen: Generator, calls: string[]): Node {
  const { rng } = gen;
  const name = gen.name("body");
  gen.scope = new Scope();
  gen.budget = rng.between(6, 14);
  const params: { name: string; ty: Ty }[] = [];
  for (let i = rng.between(1, 3); i > 0; i--) {
    const of = randomType(gen, 1);
    const ty = rng.weighted<Ty>([
      [3, of],
      [hasReference(of) ? 0 : 3, refTo(of)],
      [hasReference(of) ? 0 : 3, refTo(of, true)],
    ]);
    params.push({ name: gen.name("p"), ty });
  }
  for (const p of params) gen.scope.declare(p.name, p.ty, false, []);
  const resultType = randomType(gen, 1);
  gen.result = hasReference(resultType) ? undefined : resultType;
  const { result } = gen;
  const body = gen.block(() => {
    statements(gen, gen.budget);
    if (result !== undefined) gen.emit(expression(gen, result, 1).text);
  });
  gen.result = undefined;
  const signature = params.map((p) => `${p.name}: ${show(p.ty)}`).join(", ");
  gen.callables.push({ name, params: params.map((p) => p.ty), result, borrowsFrom: [], isMethod: false });
  calls.push(name);
  return group(`fn ${name}(${signature})${result === undefined ? "" : ` -> ${show(result)}`} {`, body);
}

function mainFunction(gen: Generator, calls: readonly string[]): Node {
  const { rng } = gen;
  gen.scope = new Scope();
  gen.budget = rng.between(12, 26);
  const body = gen.block(() => {
    statements(gen, gen.budget);
    gen.budget = 10;
    for (const name of calls) callOnce(gen, name);
    print(gen);
    showAll(gen);
  });
  return group("fn main() {", body);
}

function callOnce(gen: Generator, name: string): void {
  const callable = gen.callables.find((c) => c.name === name);
  if (callable === undefined) return;
  const args = gen.withPending(() =>
    callable.params.map((ty) => {
      const made = expression(gen, ty, 1);
      gen.scope.pending.push(...made.loans);
      return made.text;
    }),
  );
  const { result } = callable;
  const printed = result !== undefined;
  gen.emit(printed ? `println!("${name} gave {:?}", ${name}(${args.join(", ")}));` : `${name}(${args.join(", ")});`);
}

/** Prints every variable that still has its value: the state at the end. */
function showAll(gen: Generator): void {
  for (const v of gen.scope.vars) {
    const whole = v.movedPaths.length === 0 && v.state === "ready" && !v.stale && !v.hidden && v.name !== "";
    if (!whole || !(isCopy(v.ty) || gen.rng.chance(0.7))) continue;
    gen.scope.access(wholeOf(v), "read");
    gen.emit(`println!("${v.name} {:?}", ${v.name});`);
  }
}
