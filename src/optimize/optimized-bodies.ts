// Monomorphic, optimised bodies of instances, each made once; those of the library alone once in a process.
//
// A body is not inlined within its own cycle of inlining: where A and B call each other, neither is put into the other.
// Cycles are found by Tarjan's algorithm for strongly connected components (SIAM J. Comput. 1(2), 1972), walked as
// bodies ask for their callees. What is inlined where so does not depend on which body is asked for first; else one
// program would count different steps in two processes.

import { bug } from "#support/bug.ts";
import type { Body } from "#mir/body.ts";
import type { DefId } from "#hir/defs.ts";
import { addressedLocals } from "#mir/addressed.ts";
import { simplifyCfg } from "#mir/simplify-cfg.ts";
import { type Instance, instanceKey, isLibraryInstance } from "#mono/instance.ts";
import type { Mono } from "#mono/mono.ts";
import { inlineCalls, type InlineSource } from "./inline.ts";
import { propagateTemps } from "./propagate-temps.ts";
import { stripMarkers } from "./strip-markers.ts";
import { substituteBody } from "./substitute.ts";
import { unifyCopies } from "./unify-copies.ts";

/** For which builds: `checked` keeps storage markers and moves as they are, of all variables in `rejected` bodies. */
export interface OptimizeFor {
  readonly checked: boolean;
  readonly rejected: ReadonlySet<DefId>;
}

/** An instance on its way through the walk, in Tarjan's terms. */
interface Node {
  readonly index: number;
  /** The smallest index known to be reachable among nodes whose component is still open. */
  low: number;
  isOpen: boolean;
  body: Body<"elaborated"> | undefined;
}

export class OptimizedBodies implements InlineSource {
  readonly #mono: Mono;
  readonly #library: OptimizedBodies | undefined;
  readonly #nodes = new Map<string, Node>();
  /** Nodes whose component is open, in order of their indices. */
  readonly #open: Node[] = [];
  /** Nodes whose bodies are being made, innermost last. */
  readonly #making: Node[] = [];
  #count = 0;
  readonly #build: OptimizeFor;

  /**
   * For one kind of build. `library`: for the same kind, answers for instances of the library's own items with the
   * library's own types, and keeps them.
   */
  constructor(mono: Mono, build: OptimizeFor, library?: OptimizedBodies) {
    this.#mono = mono;
    this.#build = build;
    this.#library = library;
  }

  /** The body of an instance. Not to be asked for while that body is being made. */
  bodyFor(instance: Instance): Body<"elaborated"> {
    if (this.#library !== undefined && isLibraryInstance(instance)) return this.#library.bodyFor(instance);
    return this.#visit(instance).body ?? bug("body that needs itself");
  }

  inlinable(instance: Instance): Body<"elaborated"> | undefined {
    if (this.#library !== undefined && isLibraryInstance(instance)) return this.#library.inlinable(instance);
    const node = this.#visit(instance);
    if (!node.isOpen) return node.body;
    const caller = this.#making.at(-1);
    if (caller !== undefined) caller.low = Math.min(caller.low, node.low);
    return undefined;
  }

  #visit(instance: Instance): Node {
    const key = instanceKey(instance);
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const index = this.#count++;
    const node: Node = { index, low: index, isOpen: true, body: undefined };
    this.#nodes.set(key, node);
    this.#open.push(node);
    this.#making.push(node);
    try {
      node.body = this.#make(instance);
    } catch (thrown) {
      // A fault of ours, which a process that serves many programs outlives: leave no half-made node behind.
      this.#nodes.delete(key);
      this.#open.splice(this.#open.lastIndexOf(node));
      throw thrown;
    } finally {
      this.#making.pop();
    }
    // The root of a component: whatever was opened after it belongs to it.
    if (node.low === index) for (const member of this.#open.splice(this.#open.lastIndexOf(node))) member.isOpen = false;
    return node;
  }

  get keepsUserClosures(): boolean {
    return this.#build.checked;
  }

  #tidy(body: Body<"elaborated">): Body<"elaborated"> {
    const { checked } = this.#build;
    return propagateTemps(unifyCopies(propagateTemps(body.kind === "shim" ? body : simplifyCfg(body)), checked));
  }

  #strip(body: Body<"elaborated">): Body<"elaborated"> {
    if (!this.#build.checked) return stripMarkers(body);
    const addressed = addressedLocals(body);
    const isRejected = this.#build.rejected.has(body.source.def);
    return stripMarkers(
      body,
      (local) => addressed.has(local) || (isRejected && body.locals[local]?.info.kind === "user"),
    );
  }

  #make(instance: Instance): Body<"elaborated"> {
    const { body, args } = this.#mono.body(instance);
    const plain = this.#strip(substituteBody(this.#mono, body, args));
    return this.#strip(this.#tidy(inlineCalls(this.#mono, this, this.#tidy(plain))));
  }
}
