// Removes what code generation does not look at: storage markers, and operands of checks that no message shows.

import type { AssertKind, Body, Local, Operand, Terminator } from "#mir/body.ts";
import { UNIT } from "#types/ty.ts";

/** `keepsStorage` says of which locals the storage markers stay. */
export function stripMarkers(
  body: Body<"elaborated">,
  keepsStorage: (local: Local) => boolean = () => false,
): Body<"elaborated"> {
  return {
    ...body,
    blocks: body.blocks.map((b) => ({
      ...b,
      statements: b.statements.filter(
        (s) => (s.kind !== "storageLive" && s.kind !== "storageDead") || keepsStorage(s.local),
      ),
      terminator: strip(b.terminator),
    })),
  };
}

function strip(t: Terminator): Terminator {
  return t.kind === "assert" ? { ...t, message: stripMessage(t) } : t;
}

/** Only the bounds check prints its operands. */
function stripMessage(t: Extract<Terminator, { kind: "assert" }>): AssertKind {
  const nothing: Operand = {
    kind: "const",
    ty: UNIT,
    value: { kind: "zeroSized" },
    span: t.source.span,
    userTy: undefined,
  };
  const { message } = t;
  switch (message.kind) {
    case "boundsCheck":
      return message;
    case "overflow":
      return { ...message, left: nothing, right: nothing };
    case "overflowNeg":
    case "divisionByZero":
    case "remainderByZero":
      return { ...message, operand: nothing };
  }
}
