// `#[target_feature(enable = "…")]`: the features of x86_64 that stable rustc 1.95 lets functions enable, and which
// functions may.

import { type DiagnosticSink, error, unsupported } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { attributeList, type MetaEntry, metaEntries } from "#syntax/meta.ts";
import { attributeName } from "./attributes.ts";
import { type Form, malformed } from "./forms.ts";
import type { Target } from "./targets.ts";

const STABLE: ReadonlySet<string> = new Set(
  (
    "adx aes avx avx2 avx512bf16 avx512bitalg avx512bw avx512cd avx512dq avx512f avx512fp16 avx512ifma avx512vbmi " +
    "avx512vbmi2 avx512vl avx512vnni avx512vp2intersect avx512vpopcntdq avxifma avxneconvert avxvnni avxvnniint16 " +
    "avxvnniint8 bmi1 bmi2 cmpxchg16b f16c fma fxsr gfni kl lzcnt movbe pclmulqdq popcnt rdrand rdseed sha sha512 sm3 " +
    "sm4 sse sse2 sse3 sse4.1 sse4.2 sse4a ssse3 tbm vaes vpclmulqdq widekl xsave xsavec xsaveopt xsaves"
  ).split(" "),
);

const UNSTABLE: ReadonlySet<string> = new Set(
  (
    "amx-avx512 amx-bf16 amx-complex amx-fp16 amx-fp8 amx-int8 amx-movrs amx-tf32 amx-tile apxf avx10.1 avx10.2 ermsb " +
    "lahfsahf movrs prfchw rtm x87 xop"
  ).split(" "),
);

/** What is to be used instead of features that no function can enable. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ["retpoline-external-thunk", "use `-Zretpoline-external-thunk` compiler flag instead"],
  ["retpoline-indirect-branches", "use `-Zretpoline` compiler flag instead"],
  ["retpoline-indirect-calls", "use `-Zretpoline` compiler flag instead"],
  ["soft-float", "use a soft-float target instead"],
]);

/** The form of the attribute: features by name, separated by commas, all of which exist. */
export const targetFeature: Form = (input) => {
  const { args } = input.attr;
  if (args.kind !== "delimited") {
    malformed(input, "E0539", input.attr.span, "expected this to be a list");
    return;
  }
  for (const entry of metaEntries(args.args.tokens)) {
    const features = featuresOf(entry);
    if (features === undefined) {
      malformed(input, "E0539", entry.span, 'expected this to be of the form `enable = "..."`');
      return;
    }
    for (const feature of features) checkFeature(feature, entry.span, input.sink);
  }
};

/** The features that an entry names; undefined where it is of another form. */
const featuresOf = ({ name, isKeyValue, value }: MetaEntry): readonly string[] | undefined =>
  name === "enable" && isKeyValue && value?.kind === "str" ? value.value.split(",") : undefined;

const isInOrder = (entry: MetaEntry): boolean => featuresOf(entry)?.every((feature) => STABLE.has(feature)) === true;

function checkFeature(feature: string, at: Span, sink: DiagnosticSink): void {
  if (STABLE.has(feature)) return;
  const instead = INSTEAD.get(feature);
  if (UNSTABLE.has(feature))
    sink.error(error("E0658", `the target feature \`${feature}\` is currently unstable`).at(at));
  else if (instead !== undefined)
    sink.error(
      error(undefined, `target feature \`${feature}\` cannot be enabled with \`#[target_feature]\`: ${instead}`).at(at),
    );
  else
    sink.error(
      error(undefined, `the feature named \`${feature}\` is not valid for this target`).at(
        at,
        `\`${feature}\` is not valid for this target`,
      ),
    );
}

/**
 * Reports a function that may not enable target features. Safe ones that may are outside the subset: which of their
 * callers need `unsafe` depends on the callers' own features.
 */
export function checkEnablesFeatures(
  item: ast.FnItem,
  attrs: readonly ast.NormalAttribute[],
  target: Target,
  sink: DiagnosticSink,
): void {
  const enables = attrs.find((attr) => attributeName(attr) === "target_feature");
  if (enables === undefined) return;
  const inline = attrs.find((attr) => attributeName(attr) === "inline");
  if (inline !== undefined && attributeList(inline).some(({ name }) => name === "always"))
    sink.error(error("E0658", "cannot use `#[inline(always)]` with `#[target_feature]`").at(inline.span));
  if (item.qualifiers.unsafe !== undefined || !attributeList(enables).every(isInOrder)) return;
  if (target === "implMethod" || target === "providedMethod" || target === "requiredMethod")
    sink.error(
      error(undefined, "`#[target_feature(..)]` cannot be applied to safe trait method")
        .at(enables.span, "cannot be applied to safe trait method")
        .label(item.headSpan, "not an `unsafe` function"),
    );
  else sink.error(unsupported("target features of safe functions", enables.span));
}
