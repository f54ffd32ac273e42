// Checks of functions' signatures, receivers, and of `main`.

import { error } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type { DefId } from "#hir/defs.ts";
import type { HirItem } from "#hir/items.ts";
import { sigToString, tyToString } from "#types/display.ts";
import { liberateLateBound } from "#types/fold.ts";
import { miscCause } from "#types/obligation.ts";
import { evaluate, normalize, traitPredicate } from "#types/traits.ts";
import { InferCtxt } from "#types/infer.ts";
import { emptyEnv } from "#types/param-env.ts";
import type { Tcx } from "#types/tcx.ts";
import type { Ty } from "#types/ty.ts";
import { headSpan } from "#types/spans.ts";
import { WfCx } from "./wf-cx.ts";

type FnItem = HirItem & { kind: "fn" };

export function checkFn(tcx: Tcx, def: DefId, item: FnItem): void {
  checkConstFn(tcx, def, item);
  const cx = new WfCx(tcx, def);
  const sig = liberateLateBound(tcx.fnSig(def));
  cx.regions.assumeWellFormed([...sig.inputs, sig.output, ...implHeader(tcx, tcx.hir.def(def).parent)]);
  sig.inputs.forEach((ty, i) => {
    cx.wellFormed(ty, item.sig.inputs[i]?.span ?? item.sig.span);
  });
  cx.wellFormed(
    sig.output,
    item.sig.output.span.end > item.sig.output.span.start ? item.sig.output.span : item.sig.outputSpan,
  );
  cx.whereClauses();
  cx.finish();
  const test = tcx.hir.isStd(def) ? undefined : tcx.hir.def(def).attrs.find((attr) => attr.name === "test");
  if (test !== undefined && tcx.hir.def(def).kind === "fn") checkTestOutput(tcx, sig.output, item, test.span);
  if (item.sig.hasSelf) checkReceiver(tcx, def, item, sig.inputs[0] as Ty);
}

/** E0379. */
function checkConstFn(tcx: Tcx, def: DefId, item: FnItem): void {
  const { parent, span } = tcx.hir.def(def);
  if (!item.sig.const || parent === undefined) return;
  const inTrait = tcx.hir.def(parent).kind === "trait";
  if (!inTrait && (tcx.hir.def(parent).kind !== "impl" || tcx.implTraitRef(parent) === undefined)) return;
  const where = inTrait ? "traits" : "trait impls";
  tcx.sink.error(
    error("E0379", `functions in ${where} cannot be declared const`).at(
      { ...span, end: span.start + "const".length },
      `functions in ${where} cannot be const`,
    ),
  );
}

/** The types of an impl's header, which its items may take to be well-formed. */
export function implHeader(tcx: Tcx, impl: DefId | undefined): readonly Ty[] {
  if (impl === undefined || tcx.hir.def(impl).kind !== "impl") return [];
  const ref = tcx.implTraitRef(impl);
  return ref === undefined ? [tcx.typeOf(impl)] : ref.args.filter((a): a is Ty => a.sort === "ty");
}

/** E0307: the type of `self` must lead to `Self` through references, `Box`, `Rc`, `Arc` and `Pin`. */
function checkReceiver(tcx: Tcx, def: DefId, item: FnItem, receiver: Ty): void {
  const parent = tcx.hir.def(def).parent as DefId;
  const self = tcx.hir.def(parent).kind === "trait" ? (tcx.identityArgs(parent)[0] as Ty) : tcx.typeOf(parent);
  const infcx = new InferCtxt(tcx);
  let ty = receiver;
  for (let steps = 0; steps < 16; steps++) {
    ty = normalize(infcx, tcx.paramEnv(def), ty, miscCause(item.sig.span)).value;
    if (ty.kind === "error" || self.kind === "error" || infcx.canEq(ty, self)) return;
    if (ty.kind === "ref") ty = ty.inner;
    else if (
      ty.kind === "adt" &&
      ty.args[0]?.sort === "ty" &&
      (tcx.adt(ty.def).isBox || (tcx.hir.isStd(ty.def) && ["Rc", "Arc", "Pin"].includes(tcx.hir.def(ty.def).name)))
    )
      ty = ty.args[0];
    else break;
  }
  if (ty.kind === "param" && ty.def !== undefined && tcx.hir.def(ty.def).parent === def) {
    tcx.sink.error(
      error("E0801", `invalid generic \`self\` parameter type: \`${tyToString(tcx, receiver)}\``)
        .at(item.sig.inputs[0]?.span ?? item.sig.span)
        .note("type of `self` must not be a method generic parameter type")
        .help(
          "use a concrete type such as `self`, `&self`, `&mut self`, `self: Box<Self>`, `self: Rc<Self>`, `self: Arc<Self>`, or `self: Pin<P>` (where P is one of the previous types except `Self`)",
        ),
    );
    return;
  }
  tcx.sink.error(
    error("E0307", `invalid \`self\` parameter type: \`${tyToString(tcx, receiver)}\``)
      .at(item.sig.inputs[0]?.span ?? item.sig.span)
      .note("type of `self` must be `Self` or a type that dereferences to it")
      .help(
        "consider changing to `self`, `&self`, `&mut self`, `self: Box<Self>`, `self: Rc<Self>`, `self: Arc<Self>`, or `self: Pin<P>` (where P is one of the previous types except `Self`)",
      ),
  );
}

/** The crate's `main`, if it has one at its root. */
export function findMain(tcx: Tcx): DefId | undefined {
  return tcx.hir.children(tcx.hir.crateRoot).find((c) => {
    const { kind, name } = tcx.hir.def(c);
    return kind === "fn" && name === "main";
  });
}

/** E0601, E0131, E0646, E0580, and the return type's `Termination`. `fileName`: of the crate's root, for the message. */
export function checkMain(tcx: Tcx, fileName: string, imported: DefId | undefined): void {
  const main = findMain(tcx) ?? imported;
  if (main === undefined) return reportNoMain(tcx, fileName);
  const item = tcx.hir.item(main);
  if (item?.kind !== "fn") return;
  const written = item.generics.params.filter((p) => !(p.kind === "lifetime" && p.origin === "elided"));
  if (written.length > 0) {
    tcx.sink.error(
      error("E0131", "`main` function is not allowed to have generic parameters").at(
        item.generics.span,
        "`main` cannot have generic parameters",
      ),
    );
    return;
  }
  if (item.generics.where.length > 0) {
    tcx.sink.error(
      error("E0646", "`main` function is not allowed to have a `where` clause").at(
        item.generics.where[0]?.span ?? item.span,
        "`main` cannot have a `where` clause",
      ),
    );
    return;
  }
  const tracked = tcx.hir.def(main).attrs.find(({ name }) => name === "track_caller");
  if (tracked !== undefined) {
    const text = "`main` function is not allowed to be `#[track_caller]`";
    tcx.sink.error(error(undefined, text).at(tracked.span).label(headSpan(tcx, main), text));
    return;
  }
  const sig = tcx.fnSig(main);
  if (sig.value.inputs.length > 0 || sig.value.unsafe) {
    const label = sig.value.unsafe ? "expected safe fn, found unsafe fn" : "incorrect number of function parameters";
    tcx.sink.error(
      error("E0580", "`main` function has wrong type")
        .at(headSpan(tcx, main), label)
        .note(
          `expected signature \`fn()\`\n   found signature \`${sigToString(tcx, { vars: sig.vars, value: { ...sig.value, output: sig.value.output } })}\``,
        ),
    );
    return;
  }
  const { output } = sig.value;
  if (!isTermination(tcx, output, item.sig.output.span)) {
    tcx.sink.error(
      error("E0277", `\`main\` has invalid return type \`${tyToString(tcx, output)}\``)
        .at(item.sig.output.span, "`main` can only return types that implement `Termination`")
        .help("consider using `()`, or a `Result`"),
    );
  }
}

/** Whether a program or a test may end with a value of the type; an erroneous one passes. */
function isTermination(tcx: Tcx, ty: Ty, span: Span): boolean {
  const trait = tcx.langItem("termination");
  if (trait === undefined || ty.kind === "error") return true;
  return evaluate(new InferCtxt(tcx), emptyEnv(), traitPredicate({ trait, args: [ty] }), span) !== "no";
}

/** E0277: what a test gives must be a `Termination`. */
function checkTestOutput(tcx: Tcx, output: Ty, item: FnItem, attribute: Span): void {
  const { span } = item.sig.output;
  if (isTermination(tcx, output, span)) return;
  const name = tyToString(tcx, output);
  tcx.sink.error(
    error("E0277", `the trait bound \`${name}: Termination\` is not satisfied`)
      .at(span, `the trait \`Termination\` is not implemented for \`${name}\``)
      .label(attribute, "in this attribute macro expansion")
      .note("required by a bound in `assert_test_result`"),
  );
}

function reportNoMain(tcx: Tcx, fileName: string): void {
  const root = tcx.hir.def(tcx.hir.crateRoot);
  const crateName = fileName.replace(/^.*\//, "").replace(/\.rs$/, "").replaceAll("-", "_");
  // After the last item, as rustc points.
  const last = tcx.hir.children(tcx.hir.crateRoot).at(-1);
  const at = last === undefined ? root.span.end : tcx.hir.def(last).span.end;
  const end = { ...root.span, start: at, end: at };
  tcx.sink.error(
    error("E0601", `\`main\` function not found in crate \`${crateName}\``).at(
      end,
      `consider adding a \`main\` function to \`${fileName}\``,
    ),
  );
}
