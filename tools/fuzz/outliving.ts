// Functions that store references where they outlive the call, or hand them out: what a signature promises is held
// against loops, closures, ways out of the function, and never coming out of it.

import type { Generator } from "./generator.ts";
import { group, type Node } from "./tree.ts";

/** What references are stored in, reached through a parameter or variable called `name`. */
interface Sink {
  readonly name: string;
  readonly form: "vec" | "option" | "place" | "cell";
}

const STATEMENTS = 5;

/** One or two functions of that kind; rustc rejects about half of them. */
export function outlivingItems(gen: Generator): Node[] {
  return Array.from({ length: gen.rng.between(1, 2) }, () => new Outliving(gen).item());
}

class Outliving {
  readonly #gen: Generator;
  readonly #ty: "i32" | "String" | "Vec<i32>";
  /** Expressions that are references. */
  readonly #refs: string[] = [];
  readonly #sinks: Sink[] = [];
  readonly #lifetimes: readonly string[];
  #budget = STATEMENTS;
  #result: string | undefined;

  constructor(gen: Generator) {
    this.#gen = gen;
    this.#ty = gen.rng.pick(["i32", "String", "Vec<i32>"]);
    this.#lifetimes = gen.rng.weighted([
      [3, ["'a"]],
      [2, ["'a", "'b"]],
      [1, ["'a", "'b: 'a"]],
    ]);
  }

  item(): Node {
    const { rng } = this.#gen;
    const params = [this.#refParam(), ...(rng.chance(0.6) ? [this.#refParam()] : []), this.#sinkParam(), "at: usize"];
    this.#result = rng.weighted([
      [3, undefined],
      [3, `&${this.#lifetime()}${this.#ty}`],
      [2, "!"],
    ]);
    const head = `fn ${this.#gen.name("outlive")}<${this.#lifetimes.join(", ")}>(${params.join(", ")})`;
    const body = [...this.#statements(), ...this.#end()];
    return group(`${head}${this.#result === undefined ? "" : ` -> ${this.#result}`} {`, body);
  }

  #lifetime(): string {
    return `${this.#gen.rng.pick(this.#lifetimes).slice(0, 2)} `;
  }

  #refParam(): string {
    const name = this.#gen.name("p");
    this.#refs.push(name);
    return `${name}: &${this.#gen.rng.chance(0.8) ? this.#lifetime() : ""}${this.#ty}`;
  }

  #sinkParam(): string {
    const { rng } = this.#gen;
    const name = this.#gen.name("sink");
    const lifetime = this.#lifetime();
    const form = rng.pick(["vec", "option", "place", "cell"] as const);
    this.#sinks.push({ name, form });
    const ref = `&${lifetime}${this.#ty}`;
    switch (form) {
      case "vec":
        return `${name}: &mut Vec<${ref}>`;
      case "option":
        return `${name}: &mut Option<${ref}>`;
      case "place":
        return `${name}: &mut ${ref}`;
      case "cell":
        return `${name}: &std::cell::Cell<Option<${ref}>>`;
    }
  }

  #value(): string {
    const { rng } = this.#gen;
    switch (this.#ty) {
      case "i32":
        return rng.pick(["7", "step(3)", "at as i32"]);
      case "String":
        return rng.pick(['String::from("o")', 'format!("{at}")']);
      case "Vec<i32>":
        return rng.pick(["vec![1, 2]", "Vec::new()"]);
    }
  }

  #ref(depth = 1): string {
    const { rng } = this.#gen;
    const named = (): string => rng.pick(this.#refs);
    const other = (): string => (depth > 0 ? this.#ref(depth - 1) : named());
    return rng.weighted<() => string>([
      [8, named],
      [1, () => `&*${named()}`],
      [1, () => `if at > ${rng.below(4)} { ${other()} } else { ${other()} }`],
      [1, () => `match at { 0 => ${other()}, _ => ${other()} }`],
      [1, () => `Some(${other()}).unwrap_or(${other()})`],
      [1, () => `(|| ${other()})()`],
      [1, () => `(${other()}, ${other()}).${rng.below(2)}`],
      [1, () => `[${other()}, ${other()}][at % 2]`],
      [1, () => `std::convert::identity(${other()})`],
      [1, () => `{ let kept = ${other()}; kept }`],
    ])();
  }

  #store(): string {
    const { rng } = this.#gen;
    const { name, form } = rng.pick(this.#sinks);
    switch (form) {
      case "vec":
        return rng.pick([`${name}.push(${this.#ref()});`, `${name}.extend([${this.#ref()}]);`]);
      case "option":
        return rng.pick([
          `*${name} = Some(${this.#ref()});`,
          `${name}.replace(${this.#ref()});`,
          `${name}.get_or_insert(${this.#ref()});`,
        ]);
      case "place":
        return `*${name} = ${this.#ref()};`;
      case "cell":
        return `${name}.set(Some(${this.#ref()}));`;
    }
  }

  #statements(): Node[] {
    const nodes: Node[] = [];
    for (let i = this.#gen.rng.between(1, 3); i > 0 && this.#budget > 0; i--) nodes.push(...this.#statement());
    return nodes;
  }

  /** Statements of a block, whose variables end with it. */
  #inner(): Node[] {
    const { length } = this.#refs;
    const sinks = this.#sinks.length;
    const nodes = this.#statements();
    this.#refs.length = length;
    this.#sinks.length = sinks;
    return nodes.length === 0 ? [this.#store()] : nodes;
  }

  #statement(): Node[] {
    this.#budget--;
    const { rng } = this.#gen;
    return rng.weighted<() => Node[]>([
      [5, () => [this.#store()]],
      [4, () => this.#local()],
      [2, () => this.#reference()],
      [2, () => this.#sinkOfItsOwn()],
      [1, () => [group(rng.pick(["for at in 0..2 {", "while at > 1 {", "if at > 2 {", "{"]), this.#inner())]],
      [1, () => [group("loop {", [...this.#inner(), rng.pick(["if step(2) > 1 { break; }", "break;"])])]],
      [2, () => this.#closure()],
      [1, () => [this.#leave()]],
      [1, () => [`println!("{:?}", ${rng.pick(this.#refs)});`]],
    ])();
  }

  #local(): Node[] {
    const name = this.#gen.name("own");
    this.#refs.push(`&${name}`);
    return [`let ${this.#gen.rng.chance(0.3) ? "mut " : ""}${name} = ${this.#value()};`];
  }

  #reference(): Node[] {
    const name = this.#gen.name("ref");
    const ty = this.#gen.rng.chance(0.3) ? `: &${this.#gen.rng.chance(0.5) ? this.#lifetime() : ""}${this.#ty}` : "";
    const made = `let ${name}${ty} = ${this.#ref()};`;
    this.#refs.push(name);
    return [made];
  }

  #sinkOfItsOwn(): Node[] {
    const name = this.#gen.name("kept");
    const form = this.#gen.rng.pick(["vec", "place"] as const);
    const first = this.#ref();
    this.#sinks.push({ name, form });
    return form === "vec"
      ? [`let mut ${name} = vec![${first}];`]
      : [`let mut ${name}_in = ${first};`, `let ${name} = &mut ${name}_in;`];
  }

  #closure(): Node[] {
    const { rng } = this.#gen;
    const name = this.#gen.name("c");
    const move = rng.chance(0.25) ? "move " : "";
    const call = rng.chance(0.8) ? [`${name}();`] : [];
    if (rng.chance(0.35)) {
      const param = this.#gen.name("q");
      const argument = this.#ref(0);
      const stored = this.#stored(param);
      return [
        `let mut ${name} = ${move}|${param}: &${this.#ty}| ${stored.replace(/;$/, "")};`,
        `${name}(${argument});`,
      ];
    }
    return [group(`let mut ${name} = ${move}|| {`, this.#inner(), "};"), ...call];
  }

  /** A store of a given reference. */
  #stored(text: string): string {
    const all = this.#refs.splice(0);
    this.#refs.push(text);
    const stored = this.#store();
    this.#refs.splice(0, this.#refs.length, ...all);
    return `{ ${stored} }`;
  }

  #leave(): string {
    const when = `if at == ${this.#gen.rng.below(9)} `;
    if (this.#result === "!" || this.#gen.rng.chance(0.3)) return `${when}{ std::process::exit(1); }`;
    return this.#result === undefined ? `${when}{ return; }` : `${when}{ return ${this.#ref()}; }`;
  }

  #end(): Node[] {
    const { rng } = this.#gen;
    if (this.#result === undefined) return rng.chance(0.3) ? [this.#store()] : [];
    if (this.#result !== "!") return [this.#ref()];
    return rng.pick<() => Node[]>([
      () => ["loop {}"],
      () => [group("loop {", this.#inner())],
      () => ["std::process::exit(0)"],
      () => ['panic!("never comes back")'],
    ])();
  }
}
