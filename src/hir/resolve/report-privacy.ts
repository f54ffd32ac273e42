// Messages about names that are private or ambiguous: E0603, E0659.

import { error } from "#diagnostics/diagnostic.ts";
import { unstableUse } from "#hir/stability.ts";
import type { Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { describeRes, variantShape } from "./describe.ts";
import type { PrivateUse, TwoMeanings } from "./lookup.ts";
import type { Binding } from "./module.ts";
import type { Session } from "./session.ts";

/** What is wrong with a use of what a path led to; `span`: all of the path that led there. */
export function reportUse(session: Session, use: PrivateUse, ident: ast.Ident, span: Span): void {
  const { binding, unstable, ambiguous } = use;
  if (unstable !== undefined) session.sink.error(unstableUse(unstable, span));
  else if (ambiguous !== undefined) reportAmbiguous(session, ident, binding, ambiguous);
  else reportPrivate(session, ident, binding);
}

/** E0603: the name exists but may not be used from here. */
export function reportPrivate(session: Session, ident: ast.Ident, binding: Binding): void {
  const { res } = binding;
  const imported = binding.import !== undefined;
  const base =
    res.kind === "ctor" && variantShape(session, res.def) === "tuple"
      ? "tuple struct constructor"
      : describeRes(session, res);
  const what = imported ? `${describeRes(session, res)} import` : base;
  const builder = error("E0603", `${what} \`${ident.name}\` is private`).at(ident.span, `private ${what}`);
  if (!imported && base === "tuple struct constructor" && res.kind === "ctor") {
    const item = session.sources.get(res.def)?.item;
    const fields =
      item?.kind === "struct" && item.data.kind === "tuple"
        ? item.data.fields.filter((f) => f.vis.kind !== "public")
        : [];
    const first = fields[0];
    if (first !== undefined && session.map.isUser(first.span))
      builder.label(
        { ...first.span, end: (fields.at(-1) as typeof first).span.end },
        "a constructor is private if any of the fields is private",
      );
  }
  if (!session.map.isUser(binding.span)) {
    session.sink.error(builder);
    return;
  }
  if (imported) {
    builder.note(`the ${what} \`${ident.name}\` is defined here...`, binding.span);
    const target = binding.target;
    if (target !== undefined && session.map.isUser(target.span))
      builder.note(
        `...and refers to the ${describeRes(session, res)} \`${ident.name}\` which is defined here`,
        target.span,
      );
  } else {
    builder.note(`the ${what} \`${ident.name}\` is defined here`, binding.span);
  }
  session.sink.error(builder);
}

/** E0659: a name means one thing by a glob import or a macro's expansion, and another further out. */
export function reportInnerAgainstOuter(session: Session, ident: ast.Ident, { why, inner, outer }: TwoMeanings): void {
  const told = (binding: Binding): string =>
    `the ${describeRes(session, binding.res)} ${binding.import === undefined ? "defined" : "imported"} here`;
  const conflict =
    why === "glob"
      ? "a name from a glob import and an outer scope"
      : "a macro-expanded name and a less macro-expanded name from outer scope";
  const builder = error("E0659", `\`${ident.name}\` is ambiguous`)
    .at(ident.span, "ambiguous name")
    .note(`ambiguous because of a conflict between ${conflict} during import or macro resolution`)
    .note(`\`${ident.name}\` could refer to ${told(inner)}`, inner.span);
  if (why === "glob") builder.help(`consider adding an explicit import of \`${ident.name}\` to disambiguate`);
  session.sink.error(
    outer.res.kind === "primTy" ||
      (outer.res.kind === "def" && session.def(outer.res.def).krate === "std" && outer.import === undefined)
      ? builder.note(`\`${ident.name}\` could also refer to a built-in ${describeRes(session, outer.res)}`)
      : builder.note(`\`${ident.name}\` could also refer to ${told(outer)}`, outer.span),
  );
}

/** E0659: two globs bring in different things of one name. */
export function reportAmbiguous(session: Session, ident: ast.Ident, first: Binding, second: Binding): void {
  const builder = error("E0659", `\`${ident.name}\` is ambiguous`)
    .at(ident.span, "ambiguous name")
    .note("ambiguous because of multiple glob imports of a name in the same module");
  builder.note(`\`${ident.name}\` could refer to the ${describeRes(session, first.res)} imported here`, first.span);
  builder.note(
    `\`${ident.name}\` could also refer to the ${describeRes(session, second.res)} imported here`,
    second.span,
  );
  builder.help(`consider adding an explicit import of \`${ident.name}\` to disambiguate`);
  session.sink.error(builder);
}
