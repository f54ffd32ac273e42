// The tests of a crate: free functions marked `#[test]`, with what their attributes ask for, in libtest's order.

import type { Def, DefId, HirAttr } from "#hir/defs.ts";
import type { Hir } from "#hir/hir.ts";
import type { TestDesc } from "#mono/instance.ts";
import type { Session } from "./check.ts";

/** One test. */
export interface TestCase {
  readonly def: DefId;
  readonly desc: TestDesc;
  /** `#[ignore]`, with the reason where one is given. */
  readonly ignored: { readonly reason: string | undefined } | undefined;
}

/** The tests, sorted by name. Those within functions cannot be named from outside: rustc leaves them out too. */
export function collectTests(session: Session): readonly TestCase[] {
  const { hir } = session;
  const tests: TestCase[] = [];
  for (const id of hir.defs()) {
    const def = hir.def(id);
    if (def.kind === "fn" && attribute(def, "test") !== undefined && isNameable(hir, def))
      tests.push(testCase(session, def));
  }
  return tests.sort((a, b) => (a.desc.name < b.desc.name ? -1 : a.desc.name > b.desc.name ? 1 : 0));
}

const attribute = (def: Def, name: string): HirAttr | undefined => def.attrs.find((attr) => attr.name === name);

function isNameable(hir: Hir, def: Def): boolean {
  for (let at = def.parent; at !== undefined; at = hir.def(at).parent) {
    const { kind } = hir.def(at);
    if (kind !== "mod" && kind !== "crate") return false;
  }
  return true;
}

function testCase({ hir, map }: Session, def: Def): TestCase {
  const ignore = attribute(def, "ignore");
  const panic = attribute(def, "should_panic");
  const file = map.file(def.nameSpan.file);
  const { line, column } = file.lineColumn(def.nameSpan.start);
  return {
    def: def.id,
    desc: {
      name: hir.path(def.id),
      shouldPanic: panic === undefined ? undefined : { expected: expectedText(panic) },
      place: `${file.name}:${line}:${column}`,
    },
    ignored: ignore === undefined ? undefined : { reason: ignore.value },
  };
}

/** `#[should_panic = "text"]` or `#[should_panic(expected = "text")]`. */
function expectedText(attr: HirAttr): string | undefined {
  const prefix = "expected=";
  return attr.value ?? attr.words.find((word) => word.startsWith(prefix))?.slice(prefix.length);
}
