// The program as it grows: instances wanted and emitted, static data, vtables, signatures.

import { bug } from "#support/bug.ts";
import type { SourceMap } from "#support/source-map.ts";
import { utf8 } from "#support/utf8.ts";
import type { FileId, Span } from "#support/span.ts";
import type { DefId } from "#hir/defs.ts";
import { ProgramBuilder, type PointerWord, type StaticRef } from "#isa/builder.ts";
import type { Signature, SourceRange, StaticInfo, StaticSegment, ValueShape } from "#isa/program.ts";
import type { Body, Place, Projection, PromotedId } from "#mir/body.ts";
import { projectionTy } from "#mir/place-ty.ts";
import type { ConstEvaluator } from "#mono/const-eval.ts";
import type { ConstData } from "#mono/const-memory.ts";
import { type Instance, instanceKey, type Resolved } from "#mono/instance.ts";
import type { Mono } from "#mono/mono.ts";
import type { VtableMethod } from "#mono/vtable.ts";
import type { OptimizedBodies } from "#optimize/optimized-bodies.ts";
import { closureKind } from "#types/closure.ts";
import { eraseRegions, eraseRegionsSig, instantiateErased, rebuildSig } from "#types/fold.ts";
import type { Layouts } from "#types/layout.ts";
import type { Tcx } from "#types/tcx.ts";
import { type Const, type GenericArgs, mkFnDef, mkRawPtr, type Ty, type TyOf, U8, U32 } from "#types/ty.ts";
import { DebugTypes } from "./debug-types.ts";
import type { FunctionSource } from "./function.ts";
import { shapeOf } from "./shapes.ts";

export interface FunctionEntry {
  readonly index: number;
  readonly instance: Instance;
  readonly signature: Signature;
  /** Takes a hidden last parameter: where it was called. */
  readonly trackCaller: boolean;
}

/** A build for the checked interpreter says which bodies the borrow checker rejected: they run anyway. */
export type BuildKind =
  | { readonly isChecked: false }
  /** `tracksAliasing`: with what the machine has to know to hold references to the aliasing rules. */
  | { readonly isChecked: true; readonly rejected: ReadonlySet<DefId>; readonly tracksAliasing: boolean };

/** Everything codegen of one program shares. */
export class ProgramCx {
  readonly tcx: Tcx;
  readonly monoCx: Mono;
  readonly layouts: Layouts;
  readonly consts: ConstEvaluator;
  readonly bodies: OptimizedBodies;
  readonly builder = new ProgramBuilder();
  readonly types: DebugTypes;
  readonly #build: BuildKind;
  readonly #sources: SourceMap;
  readonly #files = new Map<FileId, number>();
  readonly #functions = new Map<string, FunctionEntry>();
  readonly #queue: FunctionEntry[] = [];
  readonly #adapters: { readonly index: number; readonly entry: FunctionEntry }[] = [];
  readonly #pointers = new Map<number, number>();
  readonly #strings = new Map<string, StaticRef>();
  readonly #data = new Map<string, StaticRef>();
  readonly #statics = new Map<DefId, StaticRef>();
  readonly #vtables = new Map<string, StaticRef>();
  readonly #locations = new Map<string, StaticRef>();

  constructor(
    monoCx: Mono,
    consts: ConstEvaluator,
    sources: SourceMap,
    bodies: OptimizedBodies,
    build: BuildKind = { isChecked: false },
  ) {
    this.#build = build;
    this.bodies = bodies;
    this.monoCx = monoCx;
    this.tcx = monoCx.tcx;
    this.layouts = monoCx.layouts;
    this.consts = consts;
    this.#sources = sources;
    this.types = new DebugTypes(this);
  }

  /** Emit what the checked interpreter has to be told. */
  get isChecked(): boolean {
    return this.#build.isChecked;
  }

  /** Say where references are made, and where their locals are used directly. */
  get tracksAliasing(): boolean {
    return this.#build.isChecked && this.#build.tracksAliasing;
  }

  /** The borrow checker rejected this definition's body. */
  isRejected(def: DefId): boolean {
    return this.#build.isChecked && this.#build.rejected.has(def);
  }

  // --- types

  /** The type with the function's arguments filled in, normalised, regions erased. */
  mono(ty: Ty, args: GenericArgs): Ty {
    return this.monoCx.ty(ty, args);
  }

  monoArgs(list: GenericArgs, args: GenericArgs): GenericArgs {
    return this.monoCx.args(list, args);
  }

  monoConst(value: Const, args: GenericArgs): bigint {
    return this.monoCx.constBits(value, args);
  }

  needsDrop(ty: Ty): boolean {
    return this.monoCx.needsDrop(ty);
  }

  /** What a reference, raw pointer or box points at. */
  pointee(ty: Ty): Ty | undefined {
    if (ty.kind === "ref" || ty.kind === "rawPtr") return ty.inner;
    if (ty.kind === "adt" && this.tcx.adt(ty.def).isBox) return ty.args[0] as Ty;
    return undefined;
  }

  subsliceTy(ty: Ty, step: Extract<Projection, { kind: "subslice" }>): Ty {
    return projectionTy(this.tcx, ty, step);
  }

  placeTy(locals: readonly Ty[], place: Place, args: GenericArgs): Ty {
    let ty = locals[place.local] ?? bug("local without type");
    for (const step of place.projection)
      ty = step.kind === "field" ? this.mono(step.ty, args) : projectionTy(this.tcx, ty, step);
    return ty;
  }

  mutPointer(ty: Ty): Ty {
    return mkRawPtr(ty, "mut");
  }

  readonly thinPointer: Ty = mkRawPtr(U8, "mut");

  closureKind(ty: TyOf<"closure">): "Fn" | "FnMut" | "FnOnce" {
    return closureKind(ty);
  }

  typeName(ty: Ty): string {
    return this.monoCx.typeName(ty);
  }

  /** Stable within a program: the interned type's number, spread over 128 bits. */
  /** The innermost unsized parts that a coercion replaces: `[T; N]` by `[T]`, `T` by `dyn Trait`. */
  unsizedTails(from: Ty, to: Ty): [Ty, Ty] {
    let [a, b] = [from, to];
    while (a.kind === "adt" && b.kind === "adt" && a.def === b.def) {
      const fromTail = this.layouts.fieldTys(a, 0).at(-1);
      const toTail = this.layouts.fieldTys(b, 0).at(-1);
      if (fromTail === undefined || toTail === undefined) break;
      [a, b] = [fromTail, toTail];
    }
    return [a, b];
  }

  // --- functions

  resolve(def: DefId, args: GenericArgs, span: Span): Resolved {
    return this.monoCx.resolve(def, args, span);
  }

  /** The function for an instance, declared now and emitted later. */
  functionFor(instance: Instance): FunctionEntry {
    const key = instanceKey(instance);
    let entry = this.#functions.get(key);
    if (entry === undefined) {
      const trackCaller = instance.kind === "item" && this.tcx.isTrackCaller(instance.def);
      entry = {
        index: this.builder.declareFunction(),
        instance,
        signature: this.#signatureOf(instance, trackCaller),
        trackCaller,
      };
      this.#functions.set(key, entry);
      this.#queue.push(entry);
    }
    return entry;
  }

  nextFunction(): FunctionEntry | undefined {
    return this.#queue.shift();
  }

  /** Adapters that still have to be emitted: plain functions in front of `#[track_caller]` ones. */
  takeAdapters(): readonly { readonly index: number; readonly entry: FunctionEntry }[] {
    return this.#adapters.splice(0);
  }

  #shapes(tys: readonly Ty[]): ValueShape[] {
    return tys.flatMap((ty) => shapeOf(this.layouts, ty) ?? []);
  }

  signatureFor(inputs: readonly Ty[], output: Ty, trackCaller = false): Signature {
    const params = this.#shapes(inputs);
    if (trackCaller) params.push({ kind: "int", bits: 64 });
    const result = this.layouts.of(output).uninhabited ? undefined : shapeOf(this.layouts, output);
    return { params, result: result ?? null };
  }

  #signatureOf(instance: Instance, trackCaller: boolean): Signature {
    const { inputs, output } = this.monoCx.signature(instance);
    return this.signatureFor(inputs, output, trackCaller);
  }

  pointerSignature(ty: TyOf<"fnPtr">): Signature {
    const sig = eraseRegionsSig(instantiateErased(ty.sig, rebuildSig));
    return this.signatureFor(
      sig.inputs.map((t) => this.mono(t, [])),
      this.mono(sig.output, []),
    );
  }

  virtualSignature(rest: readonly Ty[], output: Ty): Signature {
    return this.signatureFor([this.thinPointer, ...rest], output);
  }

  readonly dropSignature: Signature = { params: [{ kind: "int", bits: 64 }], result: null };

  signatureIndex(signature: Signature): number {
    return this.builder.signature(signature);
  }

  /** A function that can be called through a pointer: without the hidden location. */
  #addressable(entry: FunctionEntry): number {
    if (!entry.trackCaller) return entry.index;
    let index = this.#pointers.get(entry.index);
    if (index === undefined) {
      index = this.builder.declareFunction();
      this.#pointers.set(entry.index, index);
      this.#adapters.push({ index, entry });
    }
    return index;
  }

  /** The function a function item, or a closure without captures, coerces to. */
  functionPointer(ty: Ty): number {
    if (ty.kind === "closure") return this.closurePointer(ty);
    if (ty.kind !== "fnDef") return bug("function pointer of something that is no function");
    const resolved = this.resolve(ty.def, ty.args, this.tcx.hir.nameSpan(ty.def));
    if (resolved.kind === "instance") return this.#addressable(this.functionFor(resolved.instance));
    if (resolved.kind === "fnTrait")
      return this.functionFor({ kind: "fnShim", self: resolved.self, method: resolved.method }).index;
    if (resolved.kind === "copyClone") return this.functionFor({ kind: "cloneShim", ty: resolved.ty }).index;
    return this.functionFor({ kind: "vtableShim", method: ty.def, args: ty.args }).index;
  }

  /** The function a closure without captures coerces to. */
  closurePointer(ty: Ty): number {
    if (ty.kind !== "closure") return bug("closure pointer of something that is no closure");
    return this.functionFor({ kind: "fnShim", self: ty, method: "closure_fn" }).index;
  }

  // --- static data

  strBytes(text: string): Uint8Array {
    return utf8(text);
  }

  str(text: string): StaticRef {
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
    return this.#interned(`s${text}`, this.strBytes(text), `"${shown}"`);
  }

  bytes(bytes: Uint8Array): StaticRef {
    return this.#interned(`b${bytes.join()}`, bytes, "byte string");
  }

  #interned(key: string, bytes: Uint8Array, name: string): StaticRef {
    let at = this.#strings.get(key);
    if (at === undefined) {
      at = this.builder.addStatic("readOnly", bytes, 1, { name, kind: "string" });
      this.#strings.set(key, at);
    }
    return at;
  }

  /** Puts evaluated data into a static image, and all data it points at. Equal objects share one place. */
  placeData(
    data: ConstData,
    segment: StaticSegment,
    align: number,
    name: string,
    kind: StaticInfo["kind"],
    type = -1,
  ): StaticRef {
    const key = `${segment}${data.id}`;
    const known = this.#data.get(key);
    if (known !== undefined) return known;
    const at = this.builder.reserveStatic(segment, data.bytes.length, Math.max(1, align), { name, kind, type });
    this.#data.set(key, at);
    const pointers = data.relocations.map((r): PointerWord => {
      switch (r.target.kind) {
        case "data": {
          const target = this.placeData(
            r.target.data,
            r.target.data.mutable ? "readWrite" : "readOnly",
            r.target.data.align,
            name,
            "promoted",
          );
          return {
            at: r.offset,
            target: { kind: "static", ref: { segment: target.segment, offset: target.offset + r.target.offset } },
          };
        }
        case "static": {
          const target = this.staticItem(r.target.def);
          return {
            at: r.offset,
            target: { kind: "static", ref: { segment: target.segment, offset: target.offset + r.target.offset } },
          };
        }
        case "str": {
          const target = this.str(r.target.text);
          return {
            at: r.offset,
            target: { kind: "static", ref: { segment: target.segment, offset: target.offset + r.target.offset } },
          };
        }
        case "function":
          return { at: r.offset, target: { kind: "function", index: this.functionPointer(r.target.ty) } };
        case "vtable":
          return { at: r.offset, target: { kind: "static", ref: this.vtable(r.target.ty, r.target.object) } };
      }
    });
    this.builder.fillStatic(at, data.bytes, pointers);
    return at;
  }

  staticItem(def: DefId): StaticRef {
    const known = this.#statics.get(def);
    if (known !== undefined) return known;
    const item = this.tcx.hir.item(def);
    const ty = this.mono(eraseRegions(this.tcx.typeOf(def)), []);
    const data = this.consts.staticItem(def, ty);
    const writable = (item?.kind === "static" && item.mutability === "mut") || !this.monoCx.isFreeze(ty);
    const at = this.placeData(
      data,
      writable ? "readWrite" : "readOnly",
      this.layouts.of(ty).align,
      this.tcx.hir.path(def),
      "static",
      this.types.index(ty),
    );
    this.#statics.set(def, at);
    return at;
  }

  constItem(def: DefId, args: GenericArgs, ty: Ty): ConstData {
    return this.consts.constItem(def, args, ty);
  }

  promoted(source: FunctionSource, index: PromotedId): StaticRef {
    const body = source.body.promoted[index] ?? bug("no such promoted");
    const ty = this.mono((body.locals[0] as Body["locals"][number]).ty, source.args);
    const data = this.consts.promoted(body, source.args, ty);
    return this.placeData(
      data,
      "readOnly",
      this.layouts.of(ty).align,
      `${source.name} constant`,
      "promoted",
      this.types.index(ty),
    );
  }

  /** The `Location` of a span, for panics: file, line and column. */
  location(span: Span): StaticRef {
    const file = this.#sources.file(span.file);
    const { line, column } = file.lineColumn(span.start);
    const key = `${span.file}:${line}:${column}`;
    let at = this.#locations.get(key);
    if (at === undefined) {
      const ty = this.#locationTy();
      const layout = this.layouts.of(ty);
      const bytes = new Uint8Array(layout.size);
      const view = new DataView(bytes.buffer);
      const offsets = layout.fields[0] ?? bug("Location without fields");
      const tys = this.layouts.fieldTys(ty, 0);
      const textAt = offsets[tys.findIndex((t) => t.kind === "ref")] ?? 0;
      const numbers = offsets.filter((_, i) => (tys[i] as Ty) === U32);
      view.setBigUint64(textAt + 8, BigInt(this.strBytes(file.name).length), true);
      view.setUint32(numbers[0] as number, line, true);
      view.setUint32(numbers[1] as number, column, true);
      const pointers: PointerWord[] = [{ at: textAt, target: { kind: "static", ref: this.str(file.name) } }];
      at = this.builder.addStatic(
        "readOnly",
        bytes,
        layout.align,
        { name: key, kind: "location", type: this.types.index(ty) },
        pointers,
      );
      this.#locations.set(key, at);
    }
    return at;
  }

  #locationTy(): Ty {
    const ty = eraseRegions(this.tcx.typeOf(this.tcx.requireLangItem("Location")));
    return ty.kind === "adt" ? this.mono(ty, []) : bug("Location is no struct");
  }

  /** Drop glue, size, alignment, then the methods of the trait and its supertraits. */
  vtable(ty: Ty, object: TyOf<"dyn">): StaticRef {
    const key = `${ty.id}:${object.principal === undefined ? "" : `${object.principal.value.trait}:${object.principal.value.args.map((a) => a.id).join()}`}`;
    const known = this.#vtables.get(key);
    if (known !== undefined) return known;
    const layout = this.layouts.of(ty);
    const entries: readonly (VtableMethod | undefined)[] = this.monoCx.vtable(ty, object);
    const bytes = new Uint8Array(24 + entries.length * 8);
    const view = new DataView(bytes.buffer);
    view.setBigUint64(8, BigInt(layout.size), true);
    view.setBigUint64(16, BigInt(layout.align), true);
    const at = this.builder.reserveStatic("readOnly", bytes.length, 8, {
      name: `vtable ${this.tcx.tyToString(ty)} as ${this.tcx.tyToString(object)}`,
      kind: "vtable",
    });
    this.#vtables.set(key, at);
    const pointers: PointerWord[] = [];
    if (this.needsDrop(ty))
      pointers.push({ at: 0, target: { kind: "function", index: this.functionFor({ kind: "dropGlue", ty }).index } });
    entries.forEach((entry, i) => {
      const offset = 24 + i * 8;
      if (entry === undefined) return;
      if (entry.kind === "vtable")
        pointers.push({ at: offset, target: { kind: "static", ref: this.vtable(ty, entry.object) } });
      else
        pointers.push({ at: offset, target: { kind: "function", index: this.#vtableFunction(entry.def, entry.args) } });
    });
    this.builder.fillStatic(at, bytes, pointers);
    return at;
  }

  /** The function that a vtable has for a method: one that takes the receiver by a thin pointer. */
  #vtableFunction(method: DefId, args: GenericArgs): number {
    return this.tcx.traitOfItem(method) === this.tcx.langItem("fn_once")
      ? this.functionFor({ kind: "callOnceShim", method, args }).index
      : this.functionPointer(mkFnDef(method, args));
  }

  /** Byte offset of a supertrait's vtable within the subtrait's; `undefined` where it is the same. */
  upcastSlot(from: TyOf<"dyn">, to: TyOf<"dyn">): number | undefined {
    const slot = this.monoCx.upcastSlot(from, to);
    return slot === undefined ? undefined : 24 + slot * 8;
  }

  // --- source

  isStd(span: Span): boolean {
    return !this.#sources.isUser(span);
  }

  /** The text of a span. */
  text({ file, start, end }: Span): string {
    return this.#sources.file(file).text.slice(start, end);
  }

  range(span: Span): SourceRange | null {
    let file = this.#files.get(span.file);
    if (file === undefined) {
      const source = this.#sources.file(span.file);
      file = this.builder.addFile({ name: source.name, text: source.text });
      this.#files.set(span.file, file);
    }
    return { file, start: span.start, end: span.end };
  }
}
