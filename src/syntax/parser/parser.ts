// The finished parser: entry points over the grammar's layers, and the one shared instance.

import { type Diagnostic, error } from "#diagnostics/diagnostic.ts";
import { type Span, spanStart } from "#support/span.ts";
import type {
  Attribute,
  Block,
  Edition,
  Expr,
  Item,
  NormalAttribute,
  Pat,
  Path,
  SourceFileNode,
  Stmt,
  Type,
  Visibility,
} from "#syntax/ast.ts";
import { describeToken } from "#syntax/describe.ts";
import type { ReadHead } from "#syntax/lazy-fn.ts";
import type { Token } from "#syntax/token.ts";
import { T } from "#syntax/token-types.ts";
import { SyntaxFault } from "./base.ts";
import { ItemRules } from "./items.ts";

/** What one run over tokens gave. */
export interface Run<R> {
  /** Absent if the fault was at the top. */
  readonly value: R | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Whole items are missing from the value. */
  readonly itemsLost: boolean;
  /** Index of the first token not used. */
  readonly pos: number;
  readonly rest: Token | undefined;
}

export interface Input {
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly end: number;
  /** Where "end of input" is. */
  readonly eof: Span;
  readonly edition: Edition;
  /** The file's text, for telling whether a line ends between two tokens. */
  readonly text: string | undefined;
  /** Keeps functions as tokens: their bodies, and their heads for this to read. */
  readonly readHead?: ReadHead | undefined;
}

export class FerruleParser extends ItemRules {
  constructor(validate = false) {
    super(validate);
    this.performSelfAnalysis();
  }

  readonly file = this.RULE("SourceFile", (): SourceFileNode => {
    const start = this.here;
    const attrs = this.SUBRULE(this.innerAttributes);
    const items: Item[] = [];
    this.rep(
      0,
      () => this.peek(1).kind !== "eof",
      () => {
        items.push(...this.itemList("module"));
        if (!this.RECORDING_PHASE && this.at(T.CloseBrace)) {
          this.report(error(undefined, "unexpected closing delimiter: `}`").at(this.here));
          this.consumeToken();
        }
      },
    );
    return { kind: "file", attrs, items, span: this.since(start) };
  });

  /** A statement as `stmt` fragments have it: without its semicolon, never empty. */
  readonly stmtFragment = this.RULE("StatementFragment", (): Stmt => {
    const attrs = this.SUBRULE(this.outerAttributes);
    const start = this.here;
    return this.pick<Stmt>(0, () => (this.at(T.Let) ? 1 : this.at(T.StmtNode) ? 3 : this.isItemStart() ? 2 : 0), [
      () => {
        const bare = this.within(false, true, () => this.SUBRULE(this.expr, { ARGS: [undefined] }));
        const expr: Expr = this.RECORDING_PHASE || attrs.length === 0 ? bare : { ...bare, attrs };
        return { kind: "expr", expr, semi: false, span: this.since(start) };
      },
      () => this.SUBRULE(this.letHead, { ARGS: [attrs, start] }),
      () => {
        const item = this.SUBRULE(this.item, { ARGS: [attrs, "statement"] });
        return { kind: "item", item, span: this.since(start) };
      },
      () => {
        const token = this.eat(0, T.StmtNode);
        return token.fragment?.kind === "stmt" ? token.fragment.node : { kind: "empty", span: start };
      },
    ]);
  });

  readonly attributedItem = this.RULE("AttributedItem", (): Item => {
    const attrs = this.SUBRULE(this.outerAttributes);
    return this.SUBRULE(this.item, { ARGS: [attrs, "module"] });
  });

  // ------------------------------------------------------------ running

  /** Runs one rule. Syntax errors end up in the result, never as exceptions. */
  run<R>(input: Input, rule: (parser: this) => R): Run<R> {
    this.load(input.tokens, input.start, input.end, input.eof, input.edition);
    this.sourceText = input.text;
    this.readHead = input.readHead;
    let value: R | undefined;
    try {
      value = rule(this);
      this.reportStrayLets();
    } catch (thrown) {
      const fault =
        thrown instanceof RangeError && /call stack/i.test(thrown.message) ? this.overflow() : this.faultOf(thrown);
      this.diagnostics.push(fault.diagnostic);
      this.itemsLost = true;
    }
    const rest = this.splitRest;
    const run = { value, diagnostics: this.diagnostics, itemsLost: this.itemsLost, pos: this.pos, rest };
    this.diagnostics = [];
    this.sourceText = undefined;
    this.toks = [];
    return run;
  }

  /** The engine's stack ran out before our own limit: the same message. */
  private overflow(): SyntaxFault {
    return new SyntaxFault(
      error("F0002", "this is nested deeper than Ferrule can read").at(this.here, "nested too deep").build(),
      true,
    );
  }

  // The rules as plain calls, so that entry points need not know chevrotain.

  runFile = (): SourceFileNode => this.file();
  runBlock = (): Block => this.block();
  /** A function without visibility or attributes; its body may be missing. */
  runFn = (): Item => {
    const start = this.here;
    const vis = { kind: "inherited", span: spanStart(start) } as const;
    return this.fnItem({ attrs: [], vis, start }, "trait");
  };
  runExpr = (): Expr => this.expr(undefined);
  runLiteral = (): Expr => this.literalExpr();
  runType = (): Type => this.type();
  runTypeNoBounds = (): Type => this.typeNoBounds(true);
  runPat = (): Pat => this.pat();
  runPatParam = (): Pat => this.patNoTop();
  runStmt = (): Stmt => this.stmtFragment();
  runItem = (): Item => this.attributedItem();
  runPath = (): Path => this.typePath();
  runVis = (): Visibility => this.visibility(false);
  runMeta = (): NormalAttribute => this.metaItem();
  runAttributes = (): readonly Attribute[] => this.outerAttributes();
  runItems = (place: "module" | "trait" | "impl" | "extern"): readonly Item[] => {
    const items = this.itemList(place);
    this.expectEnd();
    return items;
  };
  runStmts = (span: Span): Block => {
    const { stmts, tail } = this.blockContents();
    this.expectEnd();
    return { kind: "block", attrs: [], stmts, tail, span };
  };

  /** Where a semicolon stood, if one did. */
  skipSemi(): Span | undefined {
    if (!this.at(T.Semi)) return undefined;
    const at = this.here;
    this.consumeToken();
    return at;
  }

  /** After a whole expansion: anything left is an error. */
  expectEnd(): void {
    if (this.peek(1).kind === "eof") return;
    const token = this.peek(1);
    this.report(
      error(undefined, `macro expansion ignores ${describeToken(token)} and any tokens following`).at(token.span),
    );
  }
}

let shared: FerruleParser | undefined;

/** The one instance; building it costs more than parsing a small file. */
export function sharedParser(): FerruleParser {
  shared ??= new FerruleParser();
  return shared;
}
