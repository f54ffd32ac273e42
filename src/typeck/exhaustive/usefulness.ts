// Usefulness of patterns: which arms can be reached, and which values no arm takes.
//
// Maranget, "Warnings for pattern matching" (2007), as rustc_pattern_analysis refines it: the rows of
// a matrix are arms, its columns the places still to be looked at. The first column's constructors are
// split so that patterns treat each piece alike; the matrix is specialised to each piece and solved.
// With no column left, the first unguarded row takes the value; where there is none, the way here is
// a witness of what is not covered.

import type { PatId } from "#hir/body.ts";
import type { Ty } from "#types/ty.ts";
import { type Ctor, isCoveredBy, sliceArity, splitColumn, type CtorSet } from "./constructor.ts";

/** A pattern taken apart into its constructor and its fields. Or-patterns have their alternatives as fields. */
export interface DeconPat {
  readonly ctor: Ctor;
  readonly fields: readonly DeconPat[];
  readonly ty: Ty;
  /** Distinguishes alternatives of or-patterns. */
  readonly uid: number;
  readonly id: PatId | undefined;
}

/** A value that is not covered, as a pattern. */
export interface WitnessPat {
  readonly ctor: Ctor;
  readonly fields: readonly WitnessPat[];
  readonly ty: Ty;
}

/** What the algorithm asks of types. */
export interface MatchCx {
  ctorsOf(ty: Ty): CtorSet;
  /** Types of a constructor's fields; `skip` for those that must not be looked at (private and empty). */
  fieldTypes(ctor: Ctor, ty: Ty): readonly { readonly ty: Ty; readonly skip: boolean }[];
}

interface Place {
  readonly ty: Ty;
  readonly skip: boolean;
  /** Known to hold a valid value: false behind references and in unions. */
  readonly valid: boolean;
}

interface Row {
  readonly pats: readonly DeconPat[];
  readonly guarded: boolean;
  /** Whether some constructor in an earlier column is more general anyway, so that witnesses come from elsewhere. */
  readonly relevant: boolean;
  readonly parent: number;
  /** The head is an alternative of an or-pattern. */
  readonly branch: boolean;
  useful: boolean;
}

interface Matrix {
  readonly rows: readonly Row[];
  readonly places: readonly Place[];
  readonly wildcardRelevant: boolean;
}

/** One row: the patterns found so far, innermost column last. */
type WitnessStack = readonly WitnessPat[];

export interface UsefulnessReport {
  /** Whether each arm can be reached. */
  readonly armUseful: readonly boolean[];
  /** Alternatives of or-patterns that can never be reached, within reachable arms. */
  readonly redundant: readonly PatId[];
  readonly witnesses: readonly WitnessPat[];
}

export interface ArmInput {
  readonly pat: DeconPat;
  readonly guarded: boolean;
}

const WILD_UID = -1;

function wild(ty: Ty): DeconPat {
  return { ctor: { kind: "wildcard" }, fields: [], ty, uid: WILD_UID, id: undefined };
}

/** Checks a match. `valid`: whether the scrutinee's place is known to hold a valid value. */
export function checkUsefulness(cx: MatchCx, arms: readonly ArmInput[], ty: Ty, valid: boolean): UsefulnessReport {
  const rows: Row[] = arms.map((arm, index) => ({
    pats: [arm.pat],
    guarded: arm.guarded,
    relevant: true,
    parent: index,
    branch: false,
    useful: false,
  }));
  const run = new Run(cx);
  const witnesses = run.solve({ rows, places: [{ ty, skip: false, valid }], wildcardRelevant: true }, true);
  const redundant: PatId[] = [];
  arms.forEach((arm, index) => {
    if (rows[index]?.useful === true) run.collectRedundant(arm.pat, redundant);
  });
  return {
    armUseful: rows.map((row) => row.useful),
    redundant,
    witnesses: witnesses.map((stack) => stack[0] as WitnessPat),
  };
}

class Run {
  readonly cx: MatchCx;
  readonly branchUseful = new Map<number, boolean>();

  constructor(cx: MatchCx) {
    this.cx = cx;
  }

  /** Marks useful rows and returns the witnesses of what no row takes. */
  solve(matrix: Matrix, top: boolean): WitnessStack[] {
    if (!matrix.wildcardRelevant && matrix.rows.every((row) => !row.relevant)) return [];
    const place = matrix.places[0];
    if (place === undefined) return this.#base(matrix);
    if (matrix.rows.some((row) => row.pats[0]?.ctor.kind === "or")) return this.#expandOr(matrix, top);
    const { ctors, missing } = this.#split(matrix, place, top);
    const result: WitnessStack[] = [];
    for (const ctor of ctors) {
      const relevant = ctor.kind === "missing" || missing.length === 0;
      const fields = this.#fields(ctor, place);
      const specialised = specialise(matrix, ctor, fields, relevant, place);
      const witnesses = this.solve(specialised, false);
      for (const stack of witnesses) result.push(...this.#apply(stack, ctor, missing, fields.length, place));
      for (const row of specialised.rows) if (row.useful) (matrix.rows[row.parent] as Row).useful = true;
    }
    this.#recordBranches(matrix);
    return result;
  }

  #base(matrix: Matrix): WitnessStack[] {
    let useful = true;
    for (const row of matrix.rows) {
      row.useful = useful;
      useful &&= row.guarded;
    }
    return useful && matrix.wildcardRelevant ? [[]] : [];
  }

  #expandOr(matrix: Matrix, top: boolean): WitnessStack[] {
    const rows: Row[] = [];
    matrix.rows.forEach((row, parent) => {
      const head = row.pats[0] as DeconPat;
      const heads = flattenOr(head);
      for (const pat of heads) {
        rows.push({
          pats: [pat, ...row.pats.slice(1)],
          guarded: row.guarded,
          relevant: row.relevant,
          parent,
          branch: head.ctor.kind === "or",
          useful: false,
        });
      }
    });
    const witnesses = this.solve({ ...matrix, rows }, top);
    for (const row of rows) if (row.useful) (matrix.rows[row.parent] as Row).useful = true;
    this.#recordBranches(matrix);
    return witnesses;
  }

  #recordBranches(matrix: Matrix): void {
    for (const row of matrix.rows) {
      const head = row.pats[0];
      if (!row.branch || head === undefined) continue;
      this.branchUseful.set(head.uid, (this.branchUseful.get(head.uid) ?? false) || row.useful);
    }
  }

  /** The constructors to specialise with, and those to name as missing. */
  #split(matrix: Matrix, place: Place, top: boolean): { ctors: Ctor[]; missing: Ctor[] } {
    if (place.skip) return { ctors: [{ kind: "wildcard" }], missing: [] };
    const set = this.cx.ctorsOf(place.ty);
    const split = splitColumn(
      set,
      matrix.rows.map((row) => (row.pats[0] as DeconPat).ctor),
    );
    const topException = top && set.kind === "none";
    const canOmitEmpty = place.valid || topException;
    const allMissing = split.present.length === 0;
    const ctors = dedupe(split.present);
    if (!(split.missing.length === 0 && (split.missingEmpty.length === 0 || place.valid)))
      ctors.push({ kind: "missing" });
    let missing = split.missing;
    if (!canOmitEmpty) missing = [...missing, ...split.missingEmpty];
    if (missing.length > 0 && allMissing && !top) missing = [{ kind: "wildcard" }];
    else if (missing.some((ctor) => ctor.kind === "nonExhaustive")) missing = [{ kind: "nonExhaustive" }];
    return { ctors, missing };
  }

  #fields(ctor: Ctor, place: Place): readonly { readonly ty: Ty; readonly skip: boolean }[] {
    switch (ctor.kind) {
      case "struct":
      case "ref":
      case "unionField":
      case "variant":
      case "slice":
        return this.cx.fieldTypes(ctor, place.ty);
      default:
        return [];
    }
  }

  /** Puts `ctor` around the innermost columns of a witness. */
  #apply(stack: WitnessStack, ctor: Ctor, missing: readonly Ctor[], arity: number, place: Place): WitnessStack[] {
    if (ctor.kind === "missing") {
      return missing.map((absent) => {
        const fields = this.#fields(absent, place).map(
          (field): WitnessPat => ({ ctor: { kind: "wildcard" }, fields: [], ty: field.ty }),
        );
        return [{ ctor: absent, fields, ty: place.ty }, ...stack];
      });
    }
    return [[{ ctor, fields: stack.slice(0, arity), ty: place.ty }, ...stack.slice(arity)]];
  }

  /** Alternatives that were tried and never useful; does not look inside those. */
  collectRedundant(pat: DeconPat, out: PatId[]): void {
    if (this.branchUseful.get(pat.uid) === false && pat.uid !== WILD_UID) {
      if (pat.id !== undefined) out.push(pat.id);
      return;
    }
    for (const field of pat.fields) this.collectRedundant(field, out);
  }
}

function flattenOr(pat: DeconPat): readonly DeconPat[] {
  return pat.ctor.kind === "or" ? pat.fields.flatMap(flattenOr) : [pat];
}

/** One of each kind that can repeat among seen constructors of unlistable types. */
function dedupe(ctors: readonly Ctor[]): Ctor[] {
  const out: Ctor[] = [];
  for (const ctor of ctors)
    if (!out.some((known) => isCoveredBy(ctor, known) && isCoveredBy(known, ctor))) out.push(ctor);
  return out;
}

function specialise(
  matrix: Matrix,
  ctor: Ctor,
  fields: readonly { readonly ty: Ty; readonly skip: boolean }[],
  relevant: boolean,
  place: Place,
): Matrix {
  const valid = place.valid && ctor.kind !== "ref" && ctor.kind !== "unionField";
  const rows: Row[] = [];
  matrix.rows.forEach((row, parent) => {
    const head = row.pats[0] as DeconPat;
    if (!isCoveredBy(ctor, head.ctor)) return;
    const inner = specialisePat(head, ctor, fields);
    const stays = head.ctor.kind !== "wildcard" || relevant;
    rows.push({
      pats: [...inner, ...row.pats.slice(1)],
      guarded: row.guarded,
      relevant: row.relevant && stays,
      parent,
      branch: false,
      useful: false,
    });
  });
  return {
    rows,
    places: [...fields.map((field) => ({ ty: field.ty, skip: field.skip, valid })), ...matrix.places.slice(1)],
    wildcardRelevant: matrix.wildcardRelevant && relevant,
  };
}

function specialisePat(pat: DeconPat, ctor: Ctor, fields: readonly { readonly ty: Ty }[]): readonly DeconPat[] {
  if (pat.ctor.kind === "wildcard") return fields.map((field) => wild(field.ty));
  if (pat.ctor.kind === "slice" && ctor.kind === "slice" && pat.ctor.shape.variable) {
    const { prefix, suffix } = pat.ctor.shape;
    const extra = sliceArity(ctor.shape) - prefix - suffix;
    const element = fields[0]?.ty ?? pat.ty;
    const middle = Array.from({ length: extra }, () => wild(element));
    return [...pat.fields.slice(0, prefix), ...middle, ...pat.fields.slice(prefix)];
  }
  return pat.fields;
}
