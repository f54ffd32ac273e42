// Checks the attributes of a user's node: that they exist, fit their node, and have a form they may have.

import { type DiagnosticSink, error, unsupported } from "#diagnostics/diagnostic.ts";
import { joinSpans, type Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { attributeName, type CfgSettings, configure, type Configured } from "./attributes.ts";
import { BUILTIN_ATTRIBUTES, type BuiltinAttribute, UNSTABLE_ATTRIBUTES } from "./builtin.ts";
import { checkCfg } from "./check-cfg.ts";
import { reportNotATest } from "./check-test-function.ts";
import type { AttributeInput } from "./forms.ts";
import type { LintLevel, LintLevels } from "./lint-levels.ts";
import { type Target, TARGETS } from "./targets.ts";

/** What checking needs to know of the crate. */
export interface AttributeContext {
  readonly options: CfgSettings & { readonly edition: ast.Edition };
  readonly sink: DiagnosticSink;
  readonly levels: LintLevels;
}

/** Only the library may use these. */
const FOR_STD: ReadonlySet<string> = new Set("diagnostic_item intrinsic origin picture paren_sugar".split(" "));
const STABILITY: ReadonlySet<string> = new Set([
  "stable",
  "unstable",
  "rustc_const_stable",
  "rustc_const_unstable",
  "rustc_default_body_unstable",
]);
const TOOLS: ReadonlySet<string> = new Set(["rustfmt", "clippy", "diagnostic", "miri", "rust_analyzer"]);
const LEVELS: readonly LintLevel[] = ["allow", "warn", "deny", "forbid", "expect"];
const ON_PARAMS: ReadonlySet<string> = new Set([...LEVELS, "cfg", "cfg_attr"]);
/** Where an attribute that transforms its node would have nothing to replace. */
const NOT_REPLACEABLE: ReadonlySet<Target> = new Set<Target>([
  "variant",
  "field",
  "param",
  "typeParam",
  "lifetimeParam",
  "constParam",
  "arm",
  "exprField",
  "patField",
]);

/**
 * Reports what is wrong with the attributes of a user's node. Nodes are to be checked from the outside in, since outer
 * ones forbid lints to inner ones. `helpers` are the names that derives give to attributes here.
 * Gives what `cfg` leaves of them.
 */
export function checkAttributes(
  cx: AttributeContext,
  attrs: readonly ast.Attribute[],
  target: Target,
  node: Span,
  helpers: readonly string[] = [],
): Configured {
  for (const attr of attrs) if (attr.kind === "attribute") checkCfg(attr, cx.sink);
  const left = configure(attrs, cx.options);
  if (left.removedBy === undefined) checkActive(cx, left.attrs, target, node, helpers);
  return left;
}

function checkActive(
  cx: AttributeContext,
  configured: readonly ast.NormalAttribute[],
  target: Target,
  node: Span,
  helpers: readonly string[],
): void {
  // A test that is not compiled is gone before its other attributes are looked at.
  const test = target === "fn" && !cx.options.test ? configured.find((a) => attributeName(a) === "test") : undefined;
  const active = test === undefined ? configured : [test];
  const seen = new Map<string, Span>();
  for (const attr of active) {
    const name = attributeName(attr);
    const input: AttributeInput = { attr, name, target, node, sink: cx.sink };
    const builtin = BUILTIN_ATTRIBUTES.get(name);
    if (builtin === undefined) {
      if (!helpers.includes(name)) checkOther(input);
    } else {
      checkBuiltin(input, builtin, seen.get(name), cx.options.edition);
      if (!seen.has(name)) seen.set(name, attr.span);
      const scope = target === "crate" ? undefined : joinSpans(attr.span, node);
      const level = LEVELS.find((one) => one === name);
      if (level !== undefined) cx.levels.add(level, attr, scope, cx.sink);
    }
  }
}

/** Reports attributes on an expression without `;` that might transform it: they are unstable. */
export function checkExpressionAttributes(cx: AttributeContext, attrs: readonly ast.Attribute[]): void {
  for (const attr of configure(attrs, cx.options).attrs) {
    const name = attributeName(attr);
    const builtin = BUILTIN_ATTRIBUTES.get(name);
    const isPlain = builtin === undefined ? UNSTABLE_ATTRIBUTES.has(name) : builtin.isMacro !== true;
    if (!isPlain) cx.sink.error(error("E0658", "attributes on expressions are experimental").at(attr.span));
  }
}

function checkBuiltin(
  input: AttributeInput,
  builtin: BuiltinAttribute,
  earlier: Span | undefined,
  edition: ast.Edition,
): void {
  const { attr, name, target, sink } = input;
  checkSafety(input, builtin.unsafe === true, edition);
  if (target === "param" && !ON_PARAMS.has(name))
    sink.error(
      error(
        undefined,
        "allow, cfg, cfg_attr, deny, expect, forbid, and warn are the only allowed built-in attributes in function parameters",
      ).at(attr.span),
    );
  if (builtin.isMacro === true && !isReplaceable(input)) return;
  if (attr.args.kind === "delimited" && attr.args.args.delimiter !== "paren" && name !== "path") {
    sink.error(
      error(undefined, "wrong meta list delimiters")
        .at(joinSpans(attr.args.args.open.span, attr.args.args.close.span))
        .help("the delimiters should be `(` and `)`"),
    );
    return;
  }
  if (builtin.on !== undefined && !builtin.on.includes(target) && !(builtin.tolerated?.includes(target) ?? false))
    misplaced(input, builtin.onWords ?? "");
  if (name === "track_caller" && target === "closure")
    sink.error(error("E0658", "`#[track_caller]` on closures is currently unstable").at(attr.span));
  if (name === "derive" && target !== "struct" && target !== "enum" && target !== "union")
    sink.error(
      error("E0774", "`derive` may only be applied to `struct`s, `enum`s and `union`s")
        .at(attr.span, "not applicable here")
        .label(input.node, "not a `struct`, `enum` or `union`"),
    );
  if (name === "test" && target !== "fn" && target !== "macroCall") {
    const isItem = target !== "statement" && target !== "expression" && target !== "closure";
    reportNotATest(attr.span, input.node, isItem ? TARGETS[target].replace(/e?s$/, "") : undefined, sink);
  }
  if (builtin.once === true && earlier !== undefined)
    sink.error(
      error(undefined, `multiple \`${name}\` attributes`)
        .at(attr.span)
        .note("attribute also specified here", earlier)
        .suggest("remove this attribute", attr.span, "", "MachineApplicable"),
    );
  builtin.form(input);
}

/** What transforms its node stands on what can be replaced; reports where it does not. */
function isReplaceable({ attr, name, target, sink }: AttributeInput): boolean {
  if (target === "crate") {
    sink.error(error(undefined, `\`${name}\` attribute cannot be used at crate level`).at(attr.span));
    return false;
  }
  if (!NOT_REPLACEABLE.has(target)) return true;
  sink.error(
    error(undefined, `expected non-macro attribute, found attribute macro \`${name}\``).at(
      attr.path.span,
      "not a non-macro attribute",
    ),
  );
  return false;
}

/** `#[unsafe(…)]` where it belongs, and nowhere else. */
function checkSafety({ attr, name, sink }: AttributeInput, isUnsafe: boolean, edition: ast.Edition): void {
  if (attr.unsafe && !isUnsafe)
    sink.error(
      error(undefined, `\`${name}\` is not an unsafe attribute`)
        .at(attr.path.span, "this is not an unsafe attribute")
        .note("extraneous unsafe is not allowed in attributes"),
    );
  else if (!attr.unsafe && isUnsafe && edition >= 2024)
    sink.error(
      error(undefined, "unsafe attribute used without unsafe").at(attr.path.span, "usage of unsafe attribute"),
    );
}

function misplaced({ attr, name, target, sink }: AttributeInput, where: string): void {
  const several = where.includes(" and ") || where.includes(",");
  sink.error(
    error(undefined, `\`#[${name}]\` attribute cannot be used on ${TARGETS[target]}`)
      .at(attr.span)
      .help(`\`#[${name}]\` can ${several ? "" : "only "}be applied to ${where}`),
  );
}

/** Attributes that are not to be had: unstable, internal, of tools, unknown. */
function checkOther({ attr, name, target, sink }: AttributeInput): void {
  const unstable = UNSTABLE_ATTRIBUTES.get(name);
  if (unstable !== undefined) sink.error(error("E0658", unstable).at(attr.span));
  else if (name.startsWith("rustc_") && !STABILITY.has(name))
    sink.error(
      error("E0658", "use of an internal attribute")
        .at(attr.span)
        .note(`the \`#[${name}]\` attribute is an internal implementation detail that will never be stable`),
    );
  else if (FOR_STD.has(name))
    sink.error(
      error("E0658", `the \`#[${name}]\` attribute is an internal implementation detail that will never be stable`).at(
        attr.span,
      ),
    );
  else if (STABILITY.has(name))
    sink.error(error("E0734", "stability attributes may not be used outside of the standard library").at(attr.span));
  else if (name === "naked") sink.error(unsupported("naked functions", attr.span));
  else if (name.includes("::")) checkScoped(attr, name, target, sink);
  else sink.error(error(undefined, `cannot find attribute \`${name}\` in this scope`).at(attr.path.span));
}

/** `#[tool::name]`; a built-in attribute by its path in the library is outside the subset. */
function checkScoped(attr: ast.NormalAttribute, name: string, target: Target, sink: DiagnosticSink): void {
  const [first] = attr.path.segments;
  const root = first?.ident.name ?? "";
  if (TOOLS.has(root)) {
    if (attr.inner && target === "crate" && root !== "diagnostic")
      sink.error(error("E0658", "custom inner attributes are unstable").at(attr.path.span));
  } else if (["std", "core", "crate", "self", "super"].includes(root))
    sink.error(unsupported(`the attribute \`${name}\`, by its path`, attr.path.span));
  else
    sink.error(
      error("E0433", `cannot find module or crate \`${root}\` in this scope`).at(
        first?.ident.span ?? attr.path.span,
        `use of unresolved module or unlinked crate \`${root}\``,
      ),
    );
}
