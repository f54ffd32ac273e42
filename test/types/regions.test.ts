// Regions while relating types, proving predicates and normalising: what the borrow checker is told.

import { expect, test } from "vitest";
import { substPolySig, rebuildSig } from "#types/fold.ts";
import { InferCtxt, type RegionConstraint } from "#types/infer.ts";
import { miscCause } from "#types/obligation.ts";
import { impliedBounds, outlivesComponents } from "#types/outlives.ts";
import { emptyEnv } from "#types/param-env.ts";
import { FulfillmentContext, normalize, predicatesAsObligations, traitPredicate } from "#types/traits.ts";
import { mkObligation } from "#types/obligation.ts";
import type { Region, RegionVid, Ty } from "#types/ty.ts";
import { I32, mkAdt, mkProjection, mkRef, mkReVar, mkTuple } from "#types/ty.ts";
import { setUp } from "./setup.ts";

const text = `
struct Pair<'a, 'b, T> { a: &'a T, b: &'b mut T, f: fn(&'a u8) }
struct Contra<'a> { f: fn(&'a u8) }
struct Both<'a, 'b> { p: Pair<'a, 'b, u8> }
trait Show<'a> { type Out; }
struct Thing;
impl<'x> Show<'x> for &'x Thing { type Out = &'x u8; }
impl<'x, 'y: 'x> Show<'x> for (&'x Thing, &'y Thing) { type Out = (); }
fn choose<'a, 'b: 'a, T: 'a>(x: &'a T, y: &'b T) -> &'a T { y }
fn statically<T: 'static>(x: T) {}
fn main() {}
`;

function fresh(): { readonly setup: ReturnType<typeof setUp>; readonly infcx: InferCtxt; region(): Region } {
  const setup = setUp(text);
  let vars = 0;
  const newVar = (): RegionVid => vars++ as RegionVid;
  const infcx = new InferCtxt(setup.tcx, { kind: "constraints", newVar });
  return { setup, infcx, region: () => mkReVar(newVar()) };
}

const show = (c: RegionConstraint): string => {
  const region = (r: Region): string => (r.kind === "var" ? `'${r.vid}` : r.kind);
  return c.kind === "outlives" ? `${region(c.longer)}: ${region(c.shorter)}` : `T: ${region(c.region)}`;
};

test("subtyping follows variance", () => {
  const { setup, infcx, region } = fresh();
  const [a, b, c, d] = [region(), region(), region(), region()];
  const pair = setup.item("Pair");
  expect(setup.tcx.variances(pair)).toEqual(["invariant", "covariant", "invariant"]);
  expect(setup.tcx.variances(setup.item("Contra"))).toEqual(["contravariant"]);
  expect(setup.tcx.variances(setup.item("Both"))).toEqual(["invariant", "covariant"]);
  expect(infcx.sub(mkRef(a, I32, "not"), mkRef(b, I32, "not"))).toBeUndefined();
  expect(infcx.sub(mkAdt(setup.item("Contra"), [c]), mkAdt(setup.item("Contra"), [d]))).toBeUndefined();
  expect(infcx.takeRegionConstraints().map(show)).toEqual(["'0: '1", "'3: '2"]);
});

test("an impl's header and where-clauses give constraints", () => {
  const { setup, infcx, region } = fresh();
  const thing = mkAdt(setup.item("Thing"), []);
  const [a, b, c] = [region(), region(), region()];
  const span = setup.tcx.hir.nameSpan(setup.item("Show"));
  const fulfill = new FulfillmentContext(infcx);
  const self = mkTuple([mkRef(b, thing, "not"), mkRef(c, thing, "not")]);
  fulfill.register(
    mkObligation(traitPredicate({ trait: setup.item("Show"), args: [self, a] }), emptyEnv(), miscCause(span)),
  );
  expect(fulfill.selectAll()).toEqual([]);
  // 'a = 'x = 'b, 'y = 'c, 'y: 'x.
  const constraints = infcx.takeRegionConstraints();
  const known = new Map<Region, Set<Region>>();
  for (const k of constraints)
    if (k.kind === "outlives") known.set(k.longer, (known.get(k.longer) ?? new Set()).add(k.shorter));
  const reaches = (from: Region, to: Region, seen = new Set<Region>()): boolean =>
    from === to || (!seen.has(from) && [...(known.get(from) ?? [])].some((next) => reaches(next, to, seen.add(from))));
  expect(reaches(a, b) && reaches(b, a)).toBe(true);
  expect(reaches(c, a)).toBe(true);
  expect(reaches(a, c)).toBe(false);
});

test("normalising keeps regions", () => {
  const { setup, infcx, region } = fresh();
  const { tcx } = setup;
  const r = region();
  const span = tcx.hir.nameSpan(setup.item("main"));
  const iterator = tcx.langItem("iterator") ?? tcx.hir.diagnosticItemNamed("Iterator");
  const into = tcx.hir.diagnosticItemNamed("IntoIterator");
  const vec = tcx.hir.diagnosticItemNamed("Vec");
  if (iterator === undefined || into === undefined || vec === undefined) throw new Error("std lacks a diagnostic item");
  const item = tcx.ownAssocType(into, "Item");
  if (item === undefined) throw new Error("no Item");
  const args = tcx.generics(vec).all.length === 1 ? [I32] : [I32, mkTuple([])];
  const projection = mkProjection(item, [mkRef(r, mkAdt(vec, args), "not")]);
  const { value } = normalize(infcx, emptyEnv(), projection, miscCause(span));
  const ty = infcx.resolve(value);
  expect(ty.kind === "ref" && ty.inner === I32).toBe(true);
});

test("bounds of a function become constraints", () => {
  const { setup, infcx } = fresh();
  const { tcx } = setup;
  const choose = setup.item("choose");
  const span = tcx.hir.nameSpan(choose);
  const args = infcx.freshArgs(choose, span);
  const sig = infcx.instantiateFresh(substPolySig(tcx, tcx.fnSig(choose), args), rebuildSig);
  expect(infcx.eq(sig.inputs[0] as Ty, mkRef(args[0] as Region, I32, "not"))).toBeUndefined();
  const fulfill = new FulfillmentContext(infcx);
  fulfill.registerAll(predicatesAsObligations(infcx, emptyEnv(), choose, args, span));
  expect(fulfill.selectAll()).toEqual([]);
  expect(infcx.takeRegionConstraints().map(show)).toContain("'1: '0");
});

test("components and implied bounds", () => {
  const { setup, region } = fresh();
  const [a, b] = [region(), region()];
  const inner = mkRef(b, setup.tcx.identityArgs(setup.item("statically"))[0] as Ty, "not");
  const outer = mkRef(a, inner, "not");
  expect(outlivesComponents(setup.tcx, outer).length).toBe(3);
  const implied = impliedBounds(setup.tcx, outer).map((i) =>
    i.kind === "region" ? [i.longer, i.shorter] : [i.ty.kind, i.region],
  );
  expect(implied).toContainEqual([b, a]);
  expect(implied).toContainEqual(["param", b]);
});
