// Ownership line by line, held against the checker: what is said to be allowed, is; what is not, is an error.

import { describe, expect, test } from "vitest";
import { compileText, faultsOf, mainText } from "#harness/ferrule.ts";
import { bodyAtLine, type LineVariable } from "#ide/line-ownership.ts";
import { ownershipByLine } from "#ide/ownership.ts";
import { bug } from "#support/bug.ts";

const PROGRAM = `struct Pair {
    left: String,
    right: String,
}

fn pick(pair: &mut Pair, other: &str, flag: bool) -> usize {
    let left = &mut pair.left;
    left.push_str(other);
    let size = pair.left.len();
    if flag {
        return size;
    }
    size + other.len()
}

fn main() {
    let mut names = vec![String::from("a"), String::from("b")];
    let first = &names[0];
    let size = first.len();
    names.push(String::from("c"));
    let mut pair = Pair { left: String::from("l"), right: String::from("r") };
    let taken = pair.left;
    let late;
    let boxed = Box::new(size);
    let held = &pair.right;
    if size > 3 {
        drop(taken);
        late = 1;
    } else {
        late = 2;
    }
    let all = held.len() + late + *boxed;
    pair.left = String::from("again");
    let mut count = pick(&mut pair, "x", true);
    let counter = &mut count;
    *counter += all;
    let moved = names;
    let add = |n: usize| {
        let sum = n + moved.len();
        sum
    };
    println!("{} {}", add(count), pair.right);
}
`;

function ownershipOf(text: string) {
  const { analysis } = compileText(mainText(text), "check");
  return ownershipByLine(analysis ?? bug("the program cannot be read"));
}

/** Whether the checker objects to a statement put before a line. */
function isRefused(text: string, line: number, statement: string): boolean {
  const lines = text.split("\n");
  lines.splice(line - 1, 0, statement);
  const { diagnostics, map } = compileText(mainText(lines.join("\n")), "check");
  return faultsOf(diagnostics, map).some((fault) => fault.line === line);
}

const PROBES = [
  ["mayRead", ({ name }: LineVariable) => `let _probe = &${name};`],
  ["mayChange", ({ name }: LineVariable) => `let _probe = &mut ${name};`],
  ["mayMove", ({ name }: LineVariable) => `let _probe = ${name};`],
] as const;

describe("ownership by lines", () => {
  test("the program is accepted", () => {
    const { diagnostics, map } = compileText(mainText(PROGRAM), "check");
    expect(faultsOf(diagnostics, map)).toEqual([]);
  });

  test("every permission that comes or goes is the checker's own answer", () => {
    let probes = 0;
    for (const { lines } of ownershipOf(PROGRAM)) {
      const before = new Map<string, boolean>();
      for (const { line, variables } of lines) {
        for (const variable of variables) {
          for (const [permission, probe] of PROBES) {
            const statement = probe(variable);
            const isAllowed = variable[permission];
            // Each answer is a compilation: where nothing has changed it is not asked again.
            if (before.get(statement) === isAllowed) continue;
            before.set(statement, isAllowed);
            const answer = !isRefused(PROGRAM, line, statement);
            expect({ line, statement, isAllowed }).toEqual({ line, statement, isAllowed: answer });
            probes++;
          }
        }
      }
    }
    expect(probes).toBeGreaterThan(60);
  });

  test("loans live from where they are made to their last use, and moves are told with their lines", () => {
    const main = bodyAtLine(ownershipOf(PROGRAM), 20);
    expect(main?.loans.filter(({ liveOn }) => liveOn.length > 0)).toMatchObject([
      { place: "names", isMutable: false, line: 18, liveOn: [19] },
      { place: "pair.right", isMutable: false, line: 25, liveOn: [26, 27, 28, 30, 32] },
      { place: "count", isMutable: true, line: 35, liveOn: [36] },
      { place: "moved", isMutable: false, line: 38, liveOn: [42] },
    ]);
    const at = (line: number, name: string) =>
      main?.lines.find((one) => one.line === line)?.variables.find((one) => one.name === name);
    expect(at(24, "pair")).toMatchObject({ holding: "parts", movedOn: [22] });
    expect(at(24, "late")).toMatchObject({ holding: "unset", movedOn: [] });
    expect(at(32, "taken")).toMatchObject({ holding: "perhaps", movedOn: [27] });
    expect(at(38, "names")).toMatchObject({ holding: "moved", movedOn: [37] });
  });

  test("it is told of rejected bodies, too, and of each loop's head with what an earlier turn has done", () => {
    const text =
      "fn main() {\n    let name = String::new();\n    let mut n = 0;\n    while n < 2 {\n        drop(name);\n        n += 1;\n    }\n}\n";
    const [body] = ownershipOf(text);
    const [name] = body?.lines.find(({ line }) => line === 5)?.variables ?? [];
    expect(name).toMatchObject({ name: "name", holding: "perhaps", movedOn: [5] });
  });
});
