// The ownership pane: what may be done with each variable when control comes to the line of the cursor, and why not more.

import { type BodyOwnership, bodyAtLine, type LineLoan, type LineVariable, longLoans } from "#ide/line-ownership.ts";
import { Empty } from "./banners.tsx";
import { Icon } from "./icons.tsx";
import { Table } from "./table.tsx";
import { linesText, loanText } from "./words.ts";
import "#playground/style/ownership.css";

export interface OwnershipProps {
  /** Undefined where the text could not be read so far. */
  readonly bodies: readonly BodyOwnership[] | undefined;
  readonly hasErrors: boolean;
  /** Line of the cursor, from 1. */
  readonly cursorLine: number;
  readonly onGoToLine: (line: number) => void;
}

export function Ownership({ bodies, hasErrors, cursorLine, onGoToLine }: OwnershipProps) {
  if (bodies === undefined || (bodies.length === 0 && hasErrors)) {
    return (
      <Empty title={hasErrors ? "Nothing to show yet" : "Compiling…"}>
        {hasErrors && <p>Ownership is told of functions whose syntax, names and types are right.</p>}
      </Empty>
    );
  }
  const body = bodyAtLine(bodies, cursorLine);
  if (body === undefined) {
    return (
      <Empty title="No function here">
        <p>Put the cursor into a function: this pane tells what may be done with its variables on each line.</p>
      </Empty>
    );
  }
  const at = body.lines.find(({ line }) => line >= cursorLine);
  return (
    <div class="ownership">
      {at === undefined ? (
        <p class="quiet">No step begins below this line: here the function ends, and drops what it still owns.</p>
      ) : (
        <>
          <h3 class="ownership-title">When control comes to line {at.line}</h3>
          <Variables variables={at.variables} loans={body.loans} />
        </>
      )}
      <Loans loans={body.loans} onGoToLine={onGoToLine} />
    </div>
  );
}

interface VariablesProps {
  readonly variables: readonly LineVariable[];
  readonly loans: readonly LineLoan[];
}

function Variables({ variables, loans }: VariablesProps) {
  if (variables.length === 0) return <p class="quiet">No variable is in scope yet.</p>;
  return (
    <Table head={["variable", "read", "change", "move", ""]} label="What may be done with the variables">
      {variables.map((variable) => (
        <tr key={variable.name}>
          <th scope="row">
            <code>{variable.name}</code>
          </th>
          <Permission isGiven={variable.mayRead} word="yes" />
          <Permission isGiven={variable.mayChange} word="yes" />
          <Permission isGiven={variable.mayMove} word={variable.isCopied ? "copy" : "yes"} />
          <td class="ownership-why">{whyText(variable, loans)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Permission({ isGiven, word }: { readonly isGiven: boolean; readonly word: string }) {
  return (
    <td class={isGiven ? "permission permission-given" : "permission"}>
      {isGiven ? (
        <>
          <Icon name="check" /> {word}
        </>
      ) : (
        "no"
      )}
    </td>
  );
}

/** What takes a variable's permissions away. */
function whyText(variable: LineVariable, loans: readonly LineLoan[]): string {
  const { holding, movedOn, isMutable, mayRead, mayChange } = variable;
  const reasons: string[] = [];
  const moved = movedOn.length === 0 ? "" : ` on ${linesText(movedOn)}`;
  if (holding === "unset") reasons.push("has no value yet");
  if (holding === "moved") reasons.push(`moved${moved}`);
  if (holding === "parts") reasons.push(`a part of it moved${moved}`);
  if (holding === "perhaps") reasons.push(moved === "" ? "perhaps without a value" : `perhaps moved${moved}`);
  for (const index of variable.loans) {
    const loan = loans[index];
    if (loan !== undefined) reasons.push(loanText(loan, variable.name));
  }
  if (mayRead && !mayChange && !isMutable) reasons.push("not declared mut");
  return reasons.join("; ");
}

interface LoansProps {
  readonly loans: readonly LineLoan[];
  readonly onGoToLine: (line: number) => void;
}

/** The loans that outlive the line that makes them: those drawn beside the text. */
function Loans({ loans, onGoToLine }: LoansProps) {
  const long = longLoans(loans);
  if (long.length === 0) return null;
  return (
    <section aria-label="Loans">
      <h3 class="ownership-title">Loans that outlive their line</h3>
      <ul class="loans">
        {long.map((loan, index) => (
          <li key={index} class={loan.isMutable ? "loan loan-mutable" : "loan"}>
            <button type="button" class="place-link" onClick={() => onGoToLine(loan.line)}>
              <code>{loan.place}</code> {loanText(loan, loan.place)}
            </button>
          </li>
        ))}
      </ul>
      <p class="segment-note">
        A loan lives as long as a reference that came of it may still be used. Until then what is borrowed can be read
        (borrowed mutably: not even that), and neither changed nor moved.
      </p>
    </section>
  );
}
