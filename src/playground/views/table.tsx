// A table that scrolls by itself when it is wider than its pane.

import type { ComponentChildren } from "preact";

interface TableProps {
  readonly head: readonly string[];
  readonly label: string;
  readonly children: ComponentChildren;
}

export function Table({ head, label, children }: TableProps) {
  return (
    <div class="table" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
