// Names for regions in messages: those the user wrote, and `'1`, `'2` for those without (rustc's `region_name`).

import { type Analysis, localDecl } from "#borrowck/analysis.ts";
import { rootOf } from "#borrowck/universal-regions.ts";
import type { DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { HirLifetime, HirPath, HirTy } from "#hir/items.ts";
import type { Local, UpvarInfo } from "#mir/body.ts";
import type { Span } from "#support/span.ts";
import { freeRegions } from "#types/fold.ts";
import type { RegionVid, Ty } from "#types/ty.ts";

export interface RegionName {
  readonly text: string;
  readonly vid: RegionVid;
  /** A label that shows where the region comes from, once. */
  readonly label: { readonly span: Span; readonly text: string } | undefined;
  /** The captured variable that it was found in the type of. */
  readonly upvar?: UpvarInfo;
}

export class RegionNamer {
  readonly #a: Analysis;
  readonly #names = new Map<RegionVid, RegionName>();
  #next = 1;

  constructor(a: Analysis) {
    this.#a = a;
  }

  /** The name of a universal region. */
  name(vid: RegionVid): RegionName | undefined {
    const known = this.#names.get(vid);
    if (known !== undefined) return known;
    const name = this.#named(vid) ?? this.#fromParameter(vid) ?? this.#fromUpvar(vid) ?? this.#fromOutput(vid);
    if (name !== undefined) this.#names.set(vid, name);
    return name;
  }

  highlight(diag: DiagnosticBuilder, name: RegionName): void {
    if (name.label !== undefined) diag.label(name.label.span, name.label.text);
  }

  #fresh(): string {
    return `'${this.#next++}`;
  }

  /** `'static`, or a lifetime that was declared with a name. */
  #named(vid: RegionVid): RegionName | undefined {
    const source = this.#a.universal.sources[vid];
    if (source === undefined) return undefined;
    if (source.kind === "static") return { text: "'static", vid, label: undefined };
    if (source.kind !== "param" || source.name === "'_" || source.name === "" || !this.#isWritten(source.def))
      return undefined;
    return {
      text: source.name,
      vid,
      label: { span: this.#a.tcx.hir.def(source.def).nameSpan, text: `lifetime \`${source.name}\` defined here` },
    };
  }

  /** Whether a region has a name of its own: `'static`, or a lifetime that is declared. */
  isWritten(vid: RegionVid): boolean {
    return this.#named(vid) !== undefined;
  }

  isInOutput(vid: RegionVid): boolean {
    return mentions(this.#a, this.#a.universal.output, vid);
  }

  /** How a lifetime would be written into the type of a parameter, in the place of an elided one. */
  insertionFor(
    vid: RegionVid,
    argument: number,
    name: string,
  ): { readonly span: Span; readonly text: string } | undefined {
    const hir = this.#hirInput(argument);
    const found =
      hir === undefined ? undefined : findRegion(this.#a, this.#a.universal.inputs[argument] as Ty, hir, vid);
    if (found === undefined) return undefined;
    const end: Span = { file: found.span.file, start: found.span.end, end: found.span.end };
    if (found.kind === "reference") return { span: end, text: `${name} ` };
    return found.isElided ? { span: end, text: `<${name}>` } : { span: found.span, text: name };
  }

  #isWritten(lifetime: DefId): boolean {
    const { parent } = this.#a.tcx.hir.def(lifetime);
    const item = parent === undefined ? undefined : this.#a.tcx.hir.item(parent);
    if (item === undefined || !("generics" in item)) return true;
    const param = item.generics.params.find((p) => p.def === lifetime);
    return param?.kind !== "lifetime" || param.origin === "explicit";
  }

  /** The parameter in whose type the region occurs first. */
  argumentOf(vid: RegionVid): number | undefined {
    const { inputs, closure } = this.#a.universal;
    const skip = closure === undefined ? 0 : 1;
    const index = inputs.findIndex((ty, i) => i >= skip && mentions(this.#a, ty, vid));
    return index < 0 ? undefined : index;
  }

  #fromParameter(vid: RegionVid): RegionName | undefined {
    const index = this.argumentOf(vid);
    if (index === undefined) return this.#fromEnv(vid);
    const ty = this.#a.universal.inputs[index] as Ty;
    const text = this.#fresh();
    const hir = this.#hirInput(index);
    const found = hir === undefined ? undefined : findRegion(this.#a, ty, hir, vid);
    if (found !== undefined && hir !== undefined) {
      const isSelf = this.#isSelf(index);
      return {
        text,
        vid,
        label: {
          span: found.span,
          text:
            isSelf && found.kind === "reference"
              ? `let's call the lifetime of this reference \`${text}\``
              : found.kind === "reference"
                ? `let's call the lifetime of this reference \`${text}\``
                : `let's call this \`${text}\``,
        },
      };
    }
    const decl = localDecl(this.#a, (index + 1) as Local);
    if (hir !== undefined)
      return { text, vid, label: { span: hir.span, text: `has type \`${this.#typeWithName(ty, vid, text)}\`` } };
    return { text, vid, label: { span: decl.source.span, text: `has type \`${this.#typeWithName(ty, vid, text)}\`` } };
  }

  #isSelf(index: number): boolean {
    const { info } = localDecl(this.#a, (index + 1) as Local);
    return info.kind === "user" && info.isSelf;
  }

  #hirInput(index: number): HirTy | undefined {
    const { def } = this.#a.body.source;
    const item = this.#a.tcx.hir.item(def);
    return item?.kind === "fn" ? item.sig.inputs[index] : undefined;
  }

  /** The borrow of the closure itself. */
  #fromEnv(vid: RegionVid): RegionName | undefined {
    if (this.#a.universal.sources[vid]?.kind !== "closureEnv") return undefined;
    const text = this.#fresh();
    return {
      text,
      vid,
      label: {
        span: this.#a.tcx.hir.def(this.#a.body.source.def).nameSpan,
        text: `lifetime \`${text}\` represents this closure's body`,
      },
    };
  }

  /** A captured variable in whose type the region occurs. */
  upvarOf(vid: RegionVid): number | undefined {
    const { closure } = this.#a.universal;
    const upvars = closure?.args.at(-1);
    if (upvars?.sort !== "ty" || upvars.kind !== "tuple") return undefined;
    const index = upvars.elements.findIndex((ty) => mentions(this.#a, ty, vid));
    return index < 0 ? undefined : index;
  }

  #fromUpvar(vid: RegionVid): RegionName | undefined {
    const index = this.upvarOf(vid);
    const upvar = index === undefined ? undefined : this.#a.body.upvars[index];
    if (upvar === undefined) return undefined;
    const text = this.#fresh();
    return {
      text,
      vid,
      label: { span: upvar.span, text: `lifetime \`${text}\` appears in the type of \`${upvar.name}\`` },
      upvar,
    };
  }

  #fromOutput(vid: RegionVid): RegionName | undefined {
    const { universal, body, tcx } = this.#a;
    if (!mentions(this.#a, universal.output, vid)) return undefined;
    const text = this.#fresh();
    const item = tcx.hir.item(body.source.def);
    const span = item?.kind === "fn" ? item.sig.output.span : localDecl(this.#a, 0 as Local).source.span;
    const what = body.kind === "closure" ? "closure" : "function";
    return {
      text,
      vid,
      label: {
        span,
        text:
          body.kind === "closure"
            ? `return type of closure is ${this.#typeWithName(universal.output, vid, text)}`
            : `return type of ${what} is ${this.#typeWithName(universal.output, vid, text)}`,
      },
    };
  }

  #typeWithName(ty: Ty, vid: RegionVid, text: string): string {
    const shown = this.#a.tcx.tyToString(ty);
    // The region is not written in the type: the first reference shows it.
    return ty.kind === "ref" && this.#a.regions.table.vid(ty.region) === vid ? shown.replace("&", `&${text} `) : shown;
  }

  /** The item a message calls "function", "method" or "closure". */
  bodyWord(): string {
    const { body, tcx } = this.#a;
    if (body.kind === "closure") return "closure";
    const { kind } = tcx.hir.def(rootOf(tcx, body.source.def));
    if (kind === "assocFn") return tcx.assocItem(body.source.def)?.hasSelf === true ? "method" : "associated function";
    if (kind === "fn") return "function";
    return kind === "static" ? "static" : "constant";
  }
}

function mentions(a: Analysis, ty: Ty, vid: RegionVid): boolean {
  let found = false;
  freeRegions(ty, (r) => {
    if (r.kind !== "bound" && r.kind !== "erased" && r.kind !== "error" && a.regions.table.vid(r) === vid) found = true;
  });
  return found;
}

interface FoundRegion {
  readonly kind: "reference" | "path";
  readonly span: Span;
  /** The path has no `<…>` at all. */
  readonly isElided: boolean;
}

/** Where in a written type the region stands: at a `&`, or as a lifetime argument. */
function findRegion(a: Analysis, ty: Ty, hir: HirTy, vid: RegionVid): FoundRegion | undefined {
  if (!mentions(a, ty, vid)) return undefined;
  if (hir.kind === "ref" && ty.kind === "ref") {
    if (a.regions.table.vid(ty.region) === vid) return { kind: "reference", span: ampersand(hir), isElided: false };
    return findRegion(a, ty.inner, hir.inner, vid);
  }
  if (hir.kind === "slice" && ty.kind === "slice") return findRegion(a, ty.element, hir.element, vid);
  if (hir.kind === "array" && ty.kind === "array") return findRegion(a, ty.element, hir.element, vid);
  if (hir.kind === "rawPtr" && ty.kind === "rawPtr") return findRegion(a, ty.inner, hir.inner, vid);
  if (hir.kind === "tuple" && ty.kind === "tuple") {
    for (const [i, element] of ty.elements.entries()) {
      const part = hir.elements[i];
      const found = part === undefined ? undefined : findRegion(a, element, part, vid);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (hir.kind === "path" && ty.kind === "adt" && hir.path.kind === "resolved")
    return inPath(a, ty, hir.path.path, vid);
  return undefined;
}

/** The `&` (with its lifetime, if one is written). */
function ampersand(hir: HirTy & { kind: "ref" }): Span {
  return { file: hir.span.file, start: hir.span.start, end: hir.span.start + 1 };
}

function inPath(a: Analysis, ty: Ty & { kind: "adt" }, path: HirPath, vid: RegionVid): FoundRegion | undefined {
  const segment = path.segments.at(-1);
  if (segment === undefined) return undefined;
  const written = segment.args?.args ?? [];
  const lifetimes = written.flatMap((arg): HirLifetime[] => (arg.kind === "lifetime" ? [arg.lifetime] : []));
  const types = written.flatMap((arg): HirTy[] => (arg.kind === "type" ? [arg.ty] : []));
  let nextLifetime = 0;
  let nextType = 0;
  for (const arg of ty.args) {
    if (arg.sort === "region") {
      const lifetime = lifetimes[nextLifetime++];
      if (a.regions.table.vid(arg) === vid)
        return { kind: "path", span: lifetime?.span ?? segment.span, isElided: lifetime === undefined };
    } else if (arg.sort === "ty") {
      const part = types[nextType++];
      const found = part === undefined ? undefined : findRegion(a, arg, part, vid);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
