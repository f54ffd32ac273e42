// What the grammar lets stand in an item, and the language does not: rustc's `ast_validation`, and its gates of features that
// are not stable. After expansion, on the user's items only.

import { error, unsupported } from "#diagnostics/diagnostic.ts";
import { joinSpans, makeSpan, type Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import type { DefId, Res } from "#hir/defs.ts";
import type { Session } from "#hir/resolve/session.ts";

/** Where an item stands: by itself, or in a trait, a trait's impl or a type's own. */
type Place = "free" | "trait" | "traitImpl" | "inherentImpl";

/** Of an item whose definition stands in `parent`. */
export function placeOf(session: Session, parent: DefId | undefined): Place {
  const around = parent === undefined ? undefined : session.sources.get(parent)?.item;
  if (around?.kind === "trait") return "trait";
  if (around?.kind !== "impl") return "free";
  return around.trait === undefined ? "inherentImpl" : "traitImpl";
}

/** Reports what is wrong with an item by itself; what is in it has its own turn. */
export function validateItem({ sink }: Session, item: ast.Item, place: Place): void {
  if ("generics" in item) validateGenerics(sink, item.generics);
  switch (item.kind) {
    case "fn":
      return validateFn(sink, item);
    case "union":
      if (item.data.kind !== "unit" && item.data.fields.length === 0)
        sink.error(error(undefined, "unions cannot have zero fields").at(item.span));
      return;
    case "static":
      if (item.unsafe !== undefined)
        sink.error(
          error(undefined, "static items cannot be declared with a safety qualifier outside of `extern` blocks").at(
            item.unsafe,
          ),
        );
      return;
    case "const":
      return validateConst(sink, item, place);
    case "typeAlias":
      return validateAlias(sink, item, place);
    case "trait":
      for (const bound of item.supertraits)
        if (bound.kind === "trait" && bound.modifier === "maybe")
          sink.error(error(undefined, "relaxed bounds are not permitted in supertrait bounds").at(bound.span));
      return;
    default:
      return;
  }
}

type Sink = Session["sink"];

/** Lifetimes come first, and what has a default last. */
function validateGenerics(sink: Sink, { params }: ast.Generics): void {
  const firstOther = params.findIndex((param) => param.kind !== "lifetime");
  const late = params.filter((param, i) => firstOther >= 0 && i > firstOther && param.kind === "lifetime");
  if (late.length > 0) {
    const builder = error(undefined, "lifetime parameters must be declared prior to type and const parameters");
    for (const { span } of late) builder.at(span);
    sink.error(builder);
  }
  const hasDefault = (param: ast.GenericParam): boolean => param.kind !== "lifetime" && param.default !== undefined;
  const lastPlain = params.findLastIndex((param) => param.kind !== "lifetime" && !hasDefault(param));
  const early = params.filter((param, i) => i < lastPlain && hasDefault(param));
  if (early.length === 0) return;
  const builder = error(undefined, "generic parameters with a default must be trailing");
  for (const { span } of early) builder.at(span);
  sink.error(builder);
}

function validateFn(sink: Sink, { qualifiers, sig }: ast.FnItem): void {
  if (qualifiers.safe !== undefined)
    sink.error(
      error(undefined, "items outside of `unsafe extern { }` cannot be declared with `safe` safety qualifier").at(
        qualifiers.safe,
      ),
    );
  for (const { attrs } of [...(sig.self === undefined ? [] : [sig.self]), ...sig.params])
    for (const attr of attrs)
      if (attr.kind === "doc")
        sink.error(
          error(undefined, "documentation comments cannot be applied to function parameters").at(
            attr.span,
            "doc comments are not allowed here",
          ),
        );
}

function validateConst(sink: Sink, item: ast.ConstItem, place: Place): void {
  const { params, where, span, whereSpan } = item.generics;
  if (params.length > 0 || where.length > 0) {
    const at = params.length > 0 ? span : whereSpan;
    sink.error(error("E0658", "generic const items are experimental").at(at));
  }
  if (item.value === undefined && (place === "traitImpl" || place === "inherentImpl"))
    sink.error(error(undefined, "associated constant in `impl` without body").at(item.span));
}

function validateAlias(sink: Sink, item: ast.TypeAliasItem, place: Place): void {
  const [first] = item.bounds;
  const bounds = first === undefined ? undefined : joinSpans(first.span, item.bounds.at(-1)?.span ?? first.span);
  if (bounds !== undefined && place !== "trait") {
    const where = place === "free" ? "this context" : "`impl`s";
    sink.error(error(undefined, `bounds on \`type\`s in ${where} have no effect`).at(bounds));
  }
  switch (place) {
    case "free":
      if (item.lateWhere !== undefined)
        sink.error(
          error(undefined, "where clauses are not allowed after the type for type aliases").at(item.lateWhere),
        );
      return;
    case "trait":
      if (item.ty !== undefined) sink.error(error("E0658", "associated type defaults are unstable").at(item.span));
      return;
    case "traitImpl":
    case "inherentImpl":
      if (item.ty === undefined) sink.error(error(undefined, "associated type in `impl` without body").at(item.span));
      if (place === "inherentImpl") sink.error(error("E0658", "inherent associated types are unstable").at(item.span));
      return;
  }
}

/** What may stand before the trait of a bound: `?` takes back `Sized` and nothing else; `const` is outside the subset. */
export function validateBound(session: Session, { modifier, span }: ast.TraitBound, trait: Res): void {
  if (modifier === "const") session.sink.error(unsupported("const traits", span));
  if (modifier !== "maybe" || trait.kind === "error") return;
  if (trait.kind !== "def" || trait.def !== session.langItem("sized"))
    session.sink.error(error(undefined, "bound modifier `?` can only be applied to `Sized`").at(span));
}

/** `<T as Trait>::Type { … }` and its like as patterns. */
export function rejectQualified({ sink }: Session, span: Span): void {
  sink.error(error("E0658", "usage of qualified paths in this context is experimental").at(span));
}

const ABIS: ReadonlySet<string> = new Set(
  (
    "Rust C C-unwind cdecl cdecl-unwind stdcall stdcall-unwind fastcall fastcall-unwind vectorcall vectorcall-unwind thiscall thiscall-unwind " +
    "aapcs aapcs-unwind win64 win64-unwind sysv64 sysv64-unwind system system-unwind efiapi rust-call rust-cold rust-intrinsic unadjusted"
  ).split(" "),
);

/** E0703; whether there is such an ABI. */
export function checkAbi(session: Session, abi: ast.ExternAbi | undefined): boolean {
  if (abi?.abi === undefined || ABIS.has(abi.abi)) return true;
  const quote = session.map.text(abi.span).indexOf('"');
  const span = quote < 0 ? abi.span : makeSpan(abi.span.file, abi.span.start + quote, abi.span.end);
  session.sink.error(
    error("E0703", `invalid ABI: found \`${abi.abi}\``)
      .at(span, "invalid ABI")
      .note("invoke `rustc --print=calling-conventions` for a full list of supported calling conventions"),
  );
  return false;
}
