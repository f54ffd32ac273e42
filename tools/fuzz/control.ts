// Statements with blocks: branches, matches, loops; and which statement comes next.

import { callClosure, letClosure, passClosure } from "./closures.ts";
import { annotation, condition, expression, parenthesised } from "./expressions.ts";
import type { Generator } from "./generator.ts";
import type { Loan, Place } from "./scope.ts";
import * as simple from "./statements.ts";
import { group, type Part } from "./tree.ts";
import { type Adt, INT, isCopy, refTo, type Ty } from "./types.ts";

/** Fills the current block with about `count` statements. */
export function statements(gen: Generator, count: number): void {
  for (let i = 0; i < count && gen.budget > 0; i++) {
    gen.budget--;
    statement(gen);
  }
}

function statement(gen: Generator): void {
  const nested = gen.scope.depth < 4 ? 1 : 0;
  gen.rng.weighted<(g: Generator) => void>([
    [7, simple.letValue],
    [8, simple.letReference],
    [7, simple.print],
    [8, simple.printReferences],
    [5, simple.assign],
    [2, simple.refill],
    [3, simple.compound],
    [8, simple.callStatement],
    [5, simple.mutate],
    [2, simple.dropValue],
    [2, simple.exchange],
    [2, simple.destructure],
    [2, simple.letDeferred],
    [5 * nested, branch],
    [3 * nested, matchOption],
    [3 * nested, matchEnum],
    [3 * nested, loop],
    [2 * nested, loopOver],
    [2 * nested, innerBlock],
    [1, leaveEarly],
    [3 * nested, (g) => letClosure(g, closureBody(g))],
    [4 * nested, (g) => callClosure(g, closureBody(g))],
    [2 * nested, (g) => passClosure(g, closureBody(g))],
  ])(gen);
}

const closureBody = (gen: Generator) => (): void => {
  gen.budget = Math.max(gen.budget, 1);
  statements(gen, gen.rng.between(1, 2));
};

const some = (gen: Generator): number => gen.rng.between(1, 3);

function branch(gen: Generator): void {
  const fill = (): void => statements(gen, some(gen));
  const test = condition(gen);
  const otherwise = gen.rng.chance(0.6);
  const parts = gen.branches([
    { open: `if ${test} {`, fill },
    // Without an `else`, the way around is a branch that does nothing.
    { open: "} else {", fill: otherwise ? fill : () => {} },
  ]);
  gen.emit({ parts: otherwise ? parts : parts.slice(0, 1), close: "}" });
}

/** How a pattern takes what it matches: by moving it, or through a reference. */
interface Taking {
  readonly prefix: string;
  readonly mode: "value" | "ref" | "refMut";
  readonly loans: readonly Loan[];
}

function takeScrutinee(gen: Generator, wanted: (ty: Ty) => boolean): { place: Place; taking: Taking } | undefined {
  const { rng, scope } = gen;
  const mode = rng.weighted<Taking["mode"]>([
    [4, "value"],
    [4, "ref"],
    [3, "refMut"],
  ]);
  const access = mode === "value" ? "move" : mode === "ref" ? "borrow" : "borrowMut";
  const place = gen.place(access, (p) => wanted(p.ty));
  if (place === undefined) return undefined;
  const loans = mode === "value" ? place.root.loans : scope.loansOf(place, mode === "refMut");
  scope.access(place, access);
  const prefix = mode === "value" ? "" : mode === "ref" ? "&" : "&mut ";
  return { place, taking: { prefix, mode, loans } };
}

/** Declares a pattern's binding inside an arm. */
function bindIn(gen: Generator, name: string, ty: Ty, { mode, loans }: Taking): void {
  gen.scope.declare(name, mode === "value" ? ty : refTo(ty, mode === "refMut"), false, loans);
}

function matchOption(gen: Generator): void {
  const { rng } = gen;
  const taken = takeScrutinee(gen, (ty) => ty.kind === "option");
  if (taken === undefined || taken.place.ty.kind !== "option") {
    branch(gen);
    return;
  }
  const { place, taking } = taken;
  const inner = (place.ty as { of: Ty }).of;
  const name = gen.name("m");
  const scrutinee = `${taking.prefix}${place.text}`;
  const fillSome = (): void => {
    bindIn(gen, name, inner, taking);
    statements(gen, some(gen));
  };
  const fillNone = (): void => statements(gen, rng.below(3));
  if (rng.chance(0.4)) {
    const otherwise = rng.chance(0.5);
    const parts = gen.branches([
      { open: `if let Some(${name}) = ${scrutinee} {`, fill: fillSome },
      { open: "} else {", fill: otherwise ? fillNone : () => {} },
    ]);
    gen.emit({ parts: otherwise ? parts : parts.slice(0, 1), close: "}" });
    return;
  }
  const guard = inner.kind === "int" && rng.chance(0.4);
  const arms: Parameters<Generator["branches"]>[0] = [
    ...(guard
      ? [{ open: `Some(${name}) if ${taking.mode === "value" ? "" : "*"}${name} > 3 => {`, fill: fillSome }]
      : []),
    { open: `Some(${name}) => {`, fill: fillSome },
    { open: "None => {", fill: fillNone },
  ];
  emitMatch(gen, scrutinee, gen.branches(arms));
}

function emitMatch(gen: Generator, scrutinee: string, arms: readonly Part[]): void {
  gen.emit(
    group(
      `match ${scrutinee} {`,
      arms.map((arm) => ({ parts: [arm], close: "}" })),
    ),
  );
}

function matchEnum(gen: Generator): void {
  const { rng } = gen;
  const taken = takeScrutinee(gen, (ty) => ty.kind === "adt" && ty.def.isEnum);
  if (taken === undefined || taken.place.ty.kind !== "adt") {
    branch(gen);
    return;
  }
  const { place, taking } = taken;
  const def: Adt = (place.ty as { def: Adt }).def;
  const arms = def.variants.map((variant) => {
    const names = variant.fields.map(() => (rng.chance(0.2) ? "_" : gen.name("m")));
    const pattern = `${def.name}::${variant.name}${names.length === 0 ? "" : `(${names.join(", ")})`}`;
    return {
      open: `${pattern} => {`,
      fill: (): void => {
        for (const [i, field] of variant.fields.entries()) {
          if (names[i] !== "_") bindIn(gen, names[i] as string, field.ty, taking);
        }
        statements(gen, rng.between(0, 2));
      },
    };
  });
  emitMatch(gen, `${taking.prefix}${place.text}`, gen.branches(arms));
}

/** `for` over a range, `while` with a counter, or `loop` with a break. */
function loop(gen: Generator): void {
  const { rng, scope } = gen;
  const kind = rng.below(3);
  const counter = gen.name("k");
  const label = rng.chance(0.2) ? `'l${counter}` : "";
  const opening = label === "" ? "" : `${label}: `;
  const before = scope.save();
  scope.loops++;
  gen.loopLabels.push(label);
  if (kind > 0) gen.emit(`let mut ${counter} = 0;`);
  const body = gen.block(() => {
    if (kind === 0) scope.declare(counter, INT, false, []);
    else gen.emit(`${counter} += 1;`);
    // Before what may `continue`, so that the loop ends.
    if (kind === 2) gen.emit(`if ${counter} > 2 { break; }`);
    statements(gen, some(gen));
  });
  gen.loopLabels.pop();
  scope.loops--;
  scope.merge(before);
  const head = kind === 0 ? `for ${counter} in 0..${rng.between(1, 3)}` : kind === 1 ? `while ${counter} < 2` : "loop";
  gen.emit(group(`${opening}${head} {`, body));
}

/** `for` over the elements of a vector or array. */
function loopOver(gen: Generator): void {
  const { rng, scope } = gen;
  const taken = takeScrutinee(gen, (ty) => ty.kind === "vec" || ty.kind === "array");
  if (taken === undefined) {
    loop(gen);
    return;
  }
  const { place, taking } = taken;
  const element = (place.ty as { of: Ty }).of;
  const name = gen.name("e");
  const before = scope.save();
  scope.loops++;
  gen.loopLabels.push("");
  // While the loop runs, what it walks over stays borrowed.
  scope.declare("", refTo(place.ty, taking.mode === "refMut"), false, taking.loans);
  const body = gen.block(() => {
    bindIn(gen, name, element, taking);
    const held = taking.mode === "value" ? [] : taking.loans;
    const outer = scope.pending;
    scope.pending = [...outer, ...held];
    statements(gen, some(gen));
    scope.pending = outer;
  });
  gen.loopLabels.pop();
  scope.loops--;
  scope.merge(before);
  const over =
    taking.mode === "ref" && rng.chance(0.3) ? `${parenthesised(place.text)}.iter()` : `${taking.prefix}${place.text}`;
  gen.emit(group(`for ${name} in ${over} {`, body));
}

/** A block, now and then with a value. */
function innerBlock(gen: Generator): void {
  if (gen.rng.chance(0.5)) {
    gen.emit(
      group(
        "{",
        gen.block(() => statements(gen, some(gen))),
      ),
    );
    return;
  }
  const ty = simple.randomType(gen, 1);
  let loans: readonly Loan[] = [];
  let text = "";
  const body = gen.block(() => {
    statements(gen, some(gen));
    const value = expression(gen, ty, 1);
    ({ loans, text } = value);
    gen.emit(value.text);
  });
  if (text === "") return;
  const name = gen.name("v");
  gen.emit(group(`let ${name}${annotation(ty)} = {`, body, "};"));
  const alive = loans.every((l) => gen.scope.vars.includes(l.root));
  const made = gen.scope.declare(name, ty, false, loans);
  made.stale = !alive;
}

/** `break`, `continue` or `return`, under a condition that is seldom met. */
function leaveEarly(gen: Generator): void {
  const { rng } = gen;
  const label = gen.loopLabels.at(-1);
  if (label !== undefined && rng.chance(0.7)) {
    const target = rng.pick(gen.loopLabels);
    gen.emit(
      `if step(${rng.below(3)}) == 1 { ${rng.pick(["break", "continue"])}${target === "" ? "" : ` ${target}`}; }`,
    );
    return;
  }
  if (gen.result === undefined) {
    gen.emit(`if step(3) == ${rng.pick([3, 4, 5])} && ${condition(gen)} { return; }`);
    return;
  }
  const { result } = gen;
  const before = gen.scope.save();
  const body = gen.block(() => {
    gen.budget = Math.max(gen.budget, 1);
    const value = isCopy(result) ? expression(gen, result, 0) : expression(gen, result, 1);
    gen.emit(`return ${value.text};`);
  });
  gen.scope.restore(before);
  gen.emit(group(`if step(2) > ${rng.pick([1, 2, 3])} {`, body));
}
