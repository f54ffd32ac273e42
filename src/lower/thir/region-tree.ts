// The region tree of a body: which scope each temporary and each binding dies at the end of.
//
// Source: Reference, "Destructors" (temporary scopes, lifetime extension), RFC 3606 (edition 2024 tail
// expressions), and the 2024 `if let` rescoping. A node is *terminating* when temporaries made inside it
// die with it: statements, conditions, arms, loop bodies, function bodies, and (2024) block tails.

import type { ExprId, HirArm, HirBlock, HirBody, HirExpr, PatId } from "#hir/body.ts";
import type { Id } from "#support/ids.ts";

export type RegionId = Id<"RegionScope">;

export type RegionKind =
  /** Ends with the node it belongs to. */
  | "destruction"
  /** From a `let` to the end of its block. */
  | "remainder"
  | "block"
  /** Condition and then-branch; `rescope`: temporaries of the condition die here (edition 2024). */
  | "ifThen"
  | "ifThenRescope"
  | "arm"
  | "guard"
  | "body";

interface Region {
  readonly parent: RegionId | undefined;
  readonly kind: RegionKind;
}

/** Scopes of one body (a closure's body is part of its parent's tree, under its own root). */
export interface RegionTree {
  /** The scope an expression's temporary dies with; `undefined`: never (extended in a const or static). */
  tempScope(expr: ExprId): RegionId | undefined;
  /** The destruction scope wrapped round a terminating expression. */
  destruction(expr: ExprId): RegionId | undefined;
  block(block: HirBlock): RegionId;
  /** The scope opened by statement `index` of a block: for `let`, the rest of the block. */
  remainder(block: HirBlock, index: number): RegionId;
  statement(block: HirBlock, index: number): RegionId;
  ifThen(expr: ExprId): RegionId;
  arm(arm: HirArm): RegionId;
  guard(arm: HirArm): RegionId;
  /** The scope of parameters, outside that of the body's value. */
  arguments(root: ExprId): RegionId;
  isAncestor(outer: RegionId, inner: RegionId): boolean;
}

interface Context {
  readonly parent: RegionId;
  /** The scope of extended temporaries and of bindings; `undefined` at the top of a const. */
  readonly varParent: RegionId | undefined;
}

/** Which calls extend what their arguments borrow. */
export interface Callees {
  isCtor(callee: ExprId): boolean;
  /** A function that `format_args!` calls. */
  isFormatting(callee: ExprId): boolean;
}

/** Builds the region tree of `body`. `edition` decides tail and `if let` temporaries. */
export function buildRegionTree(body: HirBody, edition: 2021 | 2024, callees: Callees): RegionTree {
  return new TreeBuilder(body, edition, callees).run();
}

class TreeBuilder implements RegionTree {
  readonly #body: HirBody;
  readonly #is2024: boolean;
  readonly #callees: Callees;
  readonly #regions: Region[] = [];
  readonly #tempScopes = new Map<ExprId, RegionId | undefined>();
  readonly #extended = new Map<ExprId, RegionId | undefined>();
  readonly #destruction = new Map<ExprId, RegionId>();
  readonly #blocks = new Map<HirBlock, RegionId>();
  readonly #remainders = new Map<HirBlock, Map<number, RegionId>>();
  readonly #statements = new Map<HirBlock, Map<number, RegionId>>();
  readonly #ifThen = new Map<ExprId, RegionId>();
  readonly #arms = new Map<HirArm, RegionId>();
  readonly #guards = new Map<HirArm, RegionId>();
  readonly #arguments = new Map<ExprId, RegionId>();

  constructor(body: HirBody, edition: 2021 | 2024, callees: Callees) {
    this.#body = body;
    this.#is2024 = edition === 2024;
    this.#callees = callees;
  }

  run(): RegionTree {
    this.#root(this.#body.value, undefined, this.#body.kind === "fn");
    return this;
  }

  tempScope(expr: ExprId): RegionId | undefined {
    return this.#extended.has(expr) ? this.#extended.get(expr) : this.#tempScopes.get(expr);
  }
  destruction(expr: ExprId): RegionId | undefined {
    return this.#destruction.get(expr);
  }
  block(block: HirBlock): RegionId {
    return this.#blocks.get(block) as RegionId;
  }
  remainder(block: HirBlock, index: number): RegionId {
    return this.#remainders.get(block)?.get(index) as RegionId;
  }
  statement(block: HirBlock, index: number): RegionId {
    return this.#statements.get(block)?.get(index) as RegionId;
  }
  ifThen(expr: ExprId): RegionId {
    return this.#ifThen.get(expr) as RegionId;
  }
  arm(arm: HirArm): RegionId {
    return this.#arms.get(arm) as RegionId;
  }
  guard(arm: HirArm): RegionId {
    return this.#guards.get(arm) as RegionId;
  }
  arguments(root: ExprId): RegionId {
    return this.#arguments.get(root) as RegionId;
  }
  isAncestor(outer: RegionId, inner: RegionId): boolean {
    for (let at: RegionId | undefined = inner; at !== undefined; at = this.#regions[at]?.parent)
      if (at === outer) return true;
    return false;
  }

  #enter(parent: RegionId | undefined, kind: RegionKind): RegionId {
    this.#regions.push({ parent, kind });
    return (this.#regions.length - 1) as RegionId;
  }

  /** A body's value: its own scope of parameters, and inside it a terminating scope for the value. */
  #root(value: ExprId, parent: RegionId | undefined, isFn: boolean): void {
    const args = this.#enter(parent, "body");
    this.#arguments.set(value, args);
    // The value of a const or static may extend temporaries to the end of the program.
    if (!isFn) this.#extendBorrows(value, undefined);
    this.#expr(value, { parent: args, varParent: isFn ? args : undefined }, true);
  }

  /** Nearest scope outside `from` that temporaries die with. */
  #enclosingTempScope(from: RegionId): RegionId {
    let at = from;
    for (;;) {
      const region = this.#regions[at] as Region;
      switch (region.kind) {
        case "destruction":
        case "ifThenRescope":
        case "guard":
        case "body":
          return at;
        case "remainder":
        case "block":
        case "ifThen":
        case "arm":
          at = region.parent as RegionId;
      }
    }
  }

  #expr(id: ExprId, outer: Context, terminating: boolean): void {
    let cx = outer;
    if (terminating) {
      const scope = this.#enter(outer.parent, "destruction");
      this.#destruction.set(id, scope);
      cx = { parent: scope, varParent: outer.varParent };
    }
    this.#tempScopes.set(id, this.#enclosingTempScope(cx.parent));
    this.#children(id, this.#body.exprs.get(id), cx);
  }

  #children(id: ExprId, expr: HirExpr, cx: Context): void {
    switch (expr.kind) {
      case "literal":
      case "path":
      case "continue":
      case "constBlock":
      case "error":
        return;
      case "call":
        this.#expr(expr.callee, cx, false);
        for (const arg of expr.args) this.#expr(arg, cx, false);
        return;
      case "methodCall":
        this.#expr(expr.receiver, cx, false);
        for (const arg of expr.args) this.#expr(arg, cx, false);
        return;
      case "field":
        return this.#expr(expr.base, cx, false);
      case "index":
        this.#expr(expr.base, cx, false);
        return this.#expr(expr.index, cx, false);
      case "unary":
      case "addrOf":
      case "cast":
        return this.#expr(expr.operand, cx, false);
      case "binary":
        this.#expr(expr.left, cx, false);
        return this.#expr(expr.right, cx, false);
      case "logical":
        return this.#logical(expr, cx);
      case "assign":
      case "assignOp":
        this.#expr(expr.right, cx, false);
        return this.#expr(expr.left, cx, false);
      case "block":
        return this.#block(expr.block, cx);
      case "if":
        return this.#if(id, expr, cx);
      case "let":
        this.#extendLet(expr.pat, expr.init, cx.varParent);
        return this.#expr(expr.init, cx, false);
      case "match":
        this.#expr(expr.scrutinee, cx, false);
        for (const arm of expr.arms) this.#arm(arm, cx);
        return;
      case "loop":
        return this.#expr(expr.body, cx, true);
      case "break":
      case "return":
        if (expr.value !== undefined) this.#expr(expr.value, cx, false);
        return;
      case "closure":
        return this.#root(expr.closure.value, cx.parent, true);
      case "struct":
        for (const field of expr.fields) this.#expr(field.value, cx, false);
        if (expr.base !== undefined) this.#expr(expr.base, cx, false);
        return;
      case "tuple":
      case "array":
        for (const element of expr.elements) this.#expr(element, cx, false);
        return;
      case "repeat":
        return this.#expr(expr.element, cx, false);
      case "dropTemps":
        return this.#expr(expr.expr, cx, true);
    }
  }

  /**
   * Operands of `&&` and `||` are terminating, since they give a `bool`; but not a `let` (its bindings and
   * temporaries live on into the branch), and not the left operand of the same chain, whose parts are.
   */
  #logical(expr: Extract<HirExpr, { kind: "logical" }>, cx: Context): void {
    for (const side of [expr.left, expr.right]) {
      const operand = this.#body.exprs.get(side);
      const chained = operand.kind === "logical" && operand.op === expr.op && side === expr.left;
      this.#expr(side, cx, operand.kind !== "let" && !chained && !this.#containsLet(side));
    }
  }

  #containsLet(id: ExprId): boolean {
    const expr = this.#body.exprs.get(id);
    if (expr.kind === "let") return true;
    return (
      expr.kind === "logical" && expr.op === "&&" && (this.#containsLet(expr.left) || this.#containsLet(expr.right))
    );
  }

  #if(id: ExprId, expr: Extract<HirExpr, { kind: "if" }>, cx: Context): void {
    const then = this.#enter(cx.parent, this.#is2024 ? "ifThenRescope" : "ifThen");
    this.#ifThen.set(id, then);
    this.#condition(expr.condition, { parent: then, varParent: then });
    this.#expr(expr.then, { parent: then, varParent: then }, true);
    if (expr.els !== undefined) this.#expr(expr.els, cx, true);
  }

  #condition(id: ExprId, cx: Context): void {
    this.#expr(id, cx, !this.#containsLet(id));
  }

  #arm(arm: HirArm, cx: Context): void {
    const outer = this.#enter(cx.parent, "destruction");
    const scope = this.#enter(outer, "arm");
    this.#arms.set(arm, outer);
    if (arm.guard === undefined) return this.#expr(arm.body, { parent: scope, varParent: scope }, false);
    // What a guard binds lives to the end of the arm, and dies before what the pattern binds.
    const guard = this.#enter(scope, "guard");
    this.#guards.set(arm, guard);
    this.#condition(arm.guard, { parent: guard, varParent: guard });
    this.#expr(arm.body, { parent: guard, varParent: guard }, false);
  }

  #block(block: HirBlock, outer: Context): void {
    const scope = this.#enter(outer.parent, "block");
    this.#blocks.set(block, scope);
    const remainders = new Map<number, RegionId>();
    const statements = new Map<number, RegionId>();
    this.#remainders.set(block, remainders);
    this.#statements.set(block, statements);
    let cx: Context = { parent: scope, varParent: scope };
    block.stmts.forEach((stmt, index) => {
      if (stmt.kind === "item") return;
      const before = cx;
      if (stmt.kind === "let") {
        const rest = this.#enter(cx.parent, "remainder");
        remainders.set(index, rest);
        cx = { parent: rest, varParent: rest };
      }
      const own = this.#enter(cx.parent, "destruction");
      statements.set(index, own);
      const inner: Context = { parent: own, varParent: cx.varParent };
      if (stmt.kind === "expr") return this.#expr(stmt.expr, inner, false);
      if (stmt.init !== undefined) {
        this.#extendLet(stmt.pat, stmt.init, cx.varParent);
        this.#expr(stmt.init, inner, false);
      }
      // The `else` block lies outside: even extended temporaries are dropped before it runs.
      if (stmt.els !== undefined) this.#expr(stmt.els, before, true);
    });
    if (block.tail !== undefined) this.#expr(block.tail, cx, this.#is2024);
  }

  // -------------------------------------------------------------------------------------------
  // Lifetime extension

  #extendLet(pat: PatId, init: ExprId, scope: RegionId | undefined): void {
    this.#extendBorrows(init, scope);
    if (this.#bindsByReference(pat)) this.#extend(init, scope);
  }

  /** An *extending pattern*: one that binds by explicit reference. */
  #bindsByReference(id: PatId): boolean {
    const pat = this.#body.pats.get(id);
    switch (pat.kind) {
      case "binding":
        return pat.byRef !== undefined || (pat.sub !== undefined && this.#bindsByReference(pat.sub));
      case "tuple":
      case "tupleStruct":
        return pat.elements.some((p) => this.#bindsByReference(p));
      case "struct":
        return pat.fields.some((f) => this.#bindsByReference(f.pat));
      case "slice":
        return [...pat.before, ...(pat.middle === undefined ? [] : [pat.middle]), ...pat.after].some((p) =>
          this.#bindsByReference(p),
        );
      case "or":
        return pat.alternatives.some((p) => this.#bindsByReference(p));
      case "wild":
      case "literal":
      case "range":
      case "ref":
      case "path":
      case "never":
      case "error":
        return false;
    }
  }

  /** Walks the *extending expressions* of an initialiser and extends the operands of their borrows. */
  #extendBorrows(id: ExprId, scope: RegionId | undefined): void {
    const expr = this.#body.exprs.get(id);
    switch (expr.kind) {
      case "addrOf":
        this.#extendBorrows(expr.operand, scope);
        return this.#extend(expr.operand, scope);
      case "struct":
        for (const field of expr.fields) this.#extendBorrows(field.value, scope);
        return;
      case "tuple":
      case "array":
        for (const element of expr.elements) this.#extendBorrows(element, scope);
        return;
      case "cast":
        return this.#extendBorrows(expr.operand, scope);
      case "block":
        if (expr.block.tail !== undefined) this.#extendBorrows(expr.block.tail, scope);
        return;
      case "if":
        this.#extendBorrows(expr.then, scope);
        if (expr.els !== undefined) this.#extendBorrows(expr.els, scope);
        return;
      case "match":
        for (const arm of expr.arms) this.#extendBorrows(arm.body, scope);
        return;
      case "call":
        if (this.#callees.isCtor(expr.callee)) for (const arg of expr.args) this.#extendBorrows(arg, scope);
        else if (this.#callees.isFormatting(expr.callee)) for (const arg of expr.args) this.#extendFormat(arg, scope);
        return;
      default:
        return;
    }
  }

  /** What `format_args!` borrows, also where the references to its arguments stand in a scrutinee of their own. */
  #extendFormat(id: ExprId, scope: RegionId | undefined): void {
    const expr = this.#body.exprs.get(id);
    const operand = expr.kind === "addrOf" ? this.#body.exprs.get(expr.operand) : expr;
    if (operand.kind === "match") this.#extendBorrows(operand.scrutinee, scope);
    this.#extendBorrows(id, scope);
  }

  /** Gives `id`, and the place expressions it is a part of, the extended scope. */
  #extend(id: ExprId, scope: RegionId | undefined): void {
    let at = id;
    for (;;) {
      this.#extended.set(at, scope);
      const expr = this.#body.exprs.get(at);
      if (expr.kind === "addrOf" || (expr.kind === "unary" && expr.op === "*")) at = expr.operand;
      else if (expr.kind === "field" || expr.kind === "index") at = expr.base;
      else return;
    }
  }
}
