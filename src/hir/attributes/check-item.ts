// Checks the attributes of a user's item and of what belongs to it: variants, fields, parameters, generic parameters.

import type { Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { attributeList } from "#syntax/meta.ts";
import { attributeName } from "./attributes.ts";
import { type AttributeContext, checkAttributes } from "./check.ts";
import { checkEnablesFeatures } from "./target-features.ts";
import { type Target, targetOfAssocItem, targetOfItem } from "./targets.ts";

type Within = "trait" | "traitImpl" | "inherentImpl";

type Attributes = readonly ast.NormalAttribute[];

/** Checks a node; gives what `cfg` leaves of its attributes, undefined where the node itself is not left. */
function check(
  cx: AttributeContext,
  attrs: readonly ast.Attribute[],
  target: Target,
  node: Span,
  helpers?: readonly string[],
): Attributes | undefined {
  const left = checkAttributes(cx, attrs, target, node, helpers);
  return left.removedBy === undefined ? left.attrs : undefined;
}

/** Reports what is wrong with attributes on and in the head of an item. */
export function checkItemAttributes(cx: AttributeContext, item: ast.Item): void {
  const target = targetOfItem(item);
  const attrs = target === undefined ? undefined : check(cx, item.attrs, target, item.span);
  if (target === undefined || attrs === undefined) return;
  switch (item.kind) {
    case "fn":
      checkFn(cx, item, attrs, target);
      break;
    case "struct":
    case "union":
      checkGenerics(cx, item.generics);
      checkFields(cx, item.data);
      break;
    case "enum": {
      checkGenerics(cx, item.generics);
      const helpers = helpersOf(attrs);
      for (const variant of item.variants)
        if (check(cx, variant.attrs, "variant", variant.span, helpers) !== undefined) checkFields(cx, variant.data);
      break;
    }
    case "trait":
    case "impl":
    case "typeAlias":
      checkGenerics(cx, item.generics);
      break;
    case "externBlock":
      for (const inner of item.items) {
        if (inner.kind === "fn") check(cx, inner.attrs, "foreignFn", inner.span);
        else if (inner.kind === "static") check(cx, inner.attrs, "foreignStatic", inner.span);
      }
      break;
    default:
      break;
  }
}

/** The same for an item within a trait or an impl. */
export function checkAssocItemAttributes(cx: AttributeContext, item: ast.AssocItem, within: Within): void {
  const target = targetOfAssocItem(item, within);
  const attrs = target === undefined ? undefined : check(cx, item.attrs, target, item.span);
  if (target !== undefined && attrs !== undefined && item.kind === "fn") checkFn(cx, item, attrs, target);
}

/** `#[default]` is known where `Default` is derived. */
function helpersOf(attrs: Attributes): readonly string[] {
  const isDefault = attrs.some(
    (attr) =>
      attributeName(attr) === "derive" && attributeList(attr).some(({ name }) => name.split("::").at(-1) === "Default"),
  );
  return isDefault ? ["default"] : [];
}

function checkFn(cx: AttributeContext, item: ast.FnItem, attrs: Attributes, target: Target): void {
  const { generics, sig } = item;
  checkEnablesFeatures(item, attrs, target, cx.sink);
  checkGenerics(cx, generics);
  for (const param of sig.params) check(cx, param.attrs, "param", param.span);
}

function checkFields(cx: AttributeContext, data: ast.VariantData): void {
  if (data.kind !== "unit") for (const field of data.fields) check(cx, field.attrs, "field", field.span);
}

function checkGenerics(cx: AttributeContext, { params }: ast.Generics): void {
  for (const param of params) check(cx, param.attrs, `${param.kind}Param`, param.span);
}
