// The menu of examples, in groups.

import type { Example, ExampleGroup } from "#playground/examples.ts";

export interface ExamplesMenuProps {
  readonly groups: readonly ExampleGroup[];
  readonly onOpen: (example: Example) => void;
}

export function ExamplesMenu({ groups, onOpen }: ExamplesMenuProps) {
  if (groups.length === 0) return <p class="quiet">Loading…</p>;
  return (
    <div class="examples">
      {groups.map((group) => (
        <section key={group.title}>
          <h3>{group.title}</h3>
          <ul>
            {group.examples.map((example) => (
              <li key={example.id}>
                <button type="button" class="example" title={example.teaches} onClick={() => onOpen(example)}>
                  <span class="example-title">
                    {example.title}
                    {example.isRejected && <span class="tag tag-rejected">rejected</span>}
                  </span>
                  <span class="example-teaches">{example.teaches}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
