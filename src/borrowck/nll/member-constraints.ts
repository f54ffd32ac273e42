// Hidden types of opaque types may mention only captured lifetimes: which of them each region is
// (rustc's member constraints).
//
// A region of a hidden type is taken to be the least captured lifetime that outlives what the region must
// outlive and is outlived by what must outlive the region. Where there is no such lifetime, the hidden type
// mentions something that the opaque type does not capture.

import type { RegionVid } from "#types/ty.ts";
import type { MemberConstraint, OutlivesConstraint } from "./constraints.ts";
import type { RegionInference } from "./region-infer.ts";

export interface AppliedMembers {
  /** What choosing adds to the constraints. */
  readonly constraints: readonly OutlivesConstraint[];
  /** Members without a choice, and a universal region that shows why, if one does. */
  readonly failed: readonly { readonly member: MemberConstraint; readonly region: RegionVid | undefined }[];
}

export function applyMemberConstraints(regions: RegionInference, members: readonly MemberConstraint[]): AppliedMembers {
  const constraints: OutlivesConstraint[] = [];
  const failed: { member: MemberConstraint; region: RegionVid | undefined }[] = [];
  for (const member of members) {
    const lower = regions.universalOutlived(member.member);
    const upper = universalAbove(regions, member.member);
    const outlives = (a: RegionVid, b: RegionVid): boolean => regions.relations.outlives(a, b);
    const fitting = member.choices.filter(
      (c) => lower.every((l) => outlives(c, l)) && upper.every((u) => outlives(u, c)),
    );
    // Only among choices that can be compared with all others is there a least one.
    const comparable = fitting.filter((c) => fitting.every((o) => outlives(c, o) || outlives(o, c)));
    const least = comparable.find((c) => comparable.every((o) => outlives(o, c)));
    if (least === undefined)
      failed.push({ member, region: [...lower, ...upper].find((r) => !member.choices.includes(r)) });
    else
      constraints.push({
        sup: member.member,
        sub: least,
        category: { kind: "opaqueType" },
        span: member.span,
        point: undefined,
        fromClosure: false,
      });
  }
  return { constraints, failed };
}

/** Universal regions that some chain of constraints requires to outlive `region`. */
function universalAbove(regions: RegionInference, region: RegionVid): readonly RegionVid[] {
  const seen = new Set<RegionVid>([region]);
  const queue: RegionVid[] = [region];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const { sup } of regions.graph.requiring(at)) {
      if (seen.has(sup)) continue;
      seen.add(sup);
      queue.push(sup);
    }
  }
  return [...seen].filter((r) => regions.table.isUniversal(r));
}
