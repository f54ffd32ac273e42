// Messages about names that are private or ambiguous: E0603, E0659.

import { error } from "#diagnostics/diagnostic.ts";
import type * as ast from "#syntax/ast.ts";
import { describeRes, variantShape } from "./describe.ts";
import type { Binding } from "./module.ts";
import type { Session } from "./session.ts";

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

/** E0659: a name means one thing by a glob import, and another further out. */
export function reportGlobAgainstOuter(session: Session, ident: ast.Ident, glob: Binding, outer: Binding): void {
  const how = outer.import === undefined ? "defined" : "imported";
  session.sink.error(
    error("E0659", `\`${ident.name}\` is ambiguous`)
      .at(ident.span, "ambiguous name")
      .note(
        "ambiguous because of a conflict between a name from a glob import and an outer scope during import or macro resolution",
      )
      .note(`\`${ident.name}\` could refer to the ${describeRes(session, glob.res)} imported here`, glob.span)
      .help(`consider adding an explicit import of \`${ident.name}\` to disambiguate`)
      .note(`\`${ident.name}\` could also refer to the ${describeRes(session, outer.res)} ${how} here`, outer.span),
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
