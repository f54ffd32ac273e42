// Closures: made with any body, called later or passed on; and what making one does to the places that it uses.

import type { Generator } from "./generator.ts";
import { type Loan, type Use, type Var, wholeOf } from "./scope.ts";
import { group, type Node } from "./tree.ts";
import { INT, isCopy } from "./types.ts";

type Kind = "Fn" | "FnMut" | "FnOnce";

/** A closure that can be called. */
export interface Closure {
  readonly name: string;
  readonly kind: Kind;
  /** What stands for it in the scope: it holds the closure's borrows, and has no name that expressions could use. */
  readonly root: Var;
}

/** How a closure's body is filled. */
type Fill = () => void;

/** Functions that call what they are given. */
export const CLOSURE_ITEMS: readonly Node[] = [
  group("fn call_shared<F: Fn(i32)>(f: F) {", ["f(1);", "f(2);"]),
  group("fn call_mut<F: FnMut(i32)>(mut f: F) {", ["f(3);", "f(4);"]),
  group("fn call_once<F: FnOnce(i32)>(f: F) {", ["f(5);"]),
];

const CALLER: Readonly<Record<Kind, string>> = { Fn: "call_shared", FnMut: "call_mut", FnOnce: "call_once" };

interface Made {
  readonly open: string;
  readonly body: readonly Node[];
  readonly kind: Kind;
  readonly loans: readonly Loan[];
}

/** `|x: i32| {` with a body, and what it captured taken note of. */
function make(gen: Generator, fill: Fill): Made {
  const { rng, scope } = gen;
  const isMove = rng.chance(0.25);
  const param = gen.name("x");
  const outside = new Set(scope.vars);
  const before = scope.save();
  const { result, loopLabels } = gen;
  gen.result = undefined;
  gen.loopLabels = [];
  let body: readonly Node[] = [];
  const uses = scope.recording(() => {
    body = gen.block(() => {
      scope.declare(param, INT, false, []);
      fill();
    });
  });
  gen.result = result;
  gen.loopLabels = loopLabels;
  scope.restore(before);
  const captured = uses.filter(({ place }) => outside.has(place.root));
  const loans = captured.flatMap((use) => (isMove ? captureWhole(gen, use) : capture(gen, use)));
  return { open: `${isMove ? "move " : ""}|${param}: i32| {`, body, kind: kindOf(captured), loans };
}

function kindOf(uses: readonly Use[]): Kind {
  if (uses.some(({ place, access }) => access === "move" && !isCopy(place.ty))) return "FnOnce";
  return uses.some(({ access }) => access === "write" || access === "borrowMut") ? "FnMut" : "Fn";
}

/** By the least that its use needs. */
function capture({ scope }: Generator, { place, access }: Use): readonly Loan[] {
  if (access === "move" && !isCopy(place.ty)) {
    scope.access(place, "move");
    return place.root.loans;
  }
  const isMutable = access === "write" || access === "borrowMut";
  const loans = scope.loansOf(place, isMutable);
  scope.access(place, isMutable ? "borrowMut" : "borrow");
  return loans;
}

function captureWhole({ scope }: Generator, { place: { root } }: Use): readonly Loan[] {
  scope.access(wholeOf(root), isCopy(root.ty) ? "read" : "move");
  return root.loans;
}

/** `let c = |x: i32| { … };` */
export function letClosure(gen: Generator, fill: Fill): void {
  const made = make(gen, fill);
  const name = gen.name("c");
  const isMut = made.kind === "FnMut" ? !gen.reckless() : gen.rng.chance(0.1);
  gen.emit(group(`let ${isMut ? "mut " : ""}${name} = ${made.open}`, made.body, "};"));
  gen.closures.push({ name, kind: made.kind, root: gen.scope.declare("", INT, false, made.loans) });
}

/** A closure that is passed on where it is made. */
export function passClosure(gen: Generator, fill: Fill): void {
  const made = make(gen, fill);
  const kinds: readonly Kind[] = ["Fn", "FnMut", "FnOnce"];
  const wanted = gen.reckless() ? gen.rng.pick(kinds) : made.kind;
  gen.emit(group(`${CALLER[wanted]}(${made.open}`, made.body, "});"));
}

/** Calls a closure made before, or gives it to a function. */
export function callClosure(gen: Generator, fill: Fill): void {
  const { rng, scope } = gen;
  const callable = gen.closures.filter((c) => scope.vars.includes(c.root) && (isReady(gen, c) || gen.reckless()));
  if (callable.length === 0) {
    letClosure(gen, fill);
    return;
  }
  const { name, kind, root } = rng.pick(callable);
  const byReference = { Fn: `&${name}`, FnMut: `&mut ${name}`, FnOnce: name }[kind];
  const form = rng.weighted<"call" | "reference" | "value">([
    [6, "call"],
    [kind === "FnOnce" ? 0 : 3, "reference"],
    [1, "value"],
  ]);
  const access = kind === "Fn" ? "borrow" : kind === "FnMut" ? "borrowMut" : "move";
  scope.access(wholeOf(root), access);
  if (kind === "FnOnce" || form === "value") root.state = "moved";
  gen.emit(
    form === "call" ? `${name}(${rng.below(9)});` : `${CALLER[kind]}(${form === "reference" ? byReference : name});`,
  );
}

function isReady({ scope }: Generator, { kind, root }: Closure): boolean {
  return root.state === "ready" && !root.stale && (kind !== "FnOnce" || root.loops === scope.loops);
}
