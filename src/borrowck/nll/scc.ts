// Strongly connected components (Tarjan, without recursion).

/** A graph over `0..count` in compressed rows: edges of `n` are `targets[starts[n]..starts[n + 1]]`. */
export interface Graph {
  readonly count: number;
  readonly starts: Int32Array;
  readonly targets: Int32Array;
}

/** Builds the rows from a list of edges. */
export function makeGraph(
  count: number,
  edgeCount: number,
  from: (edge: number) => number,
  to: (edge: number) => number,
): Graph {
  const starts = new Int32Array(count + 1);
  for (let e = 0; e < edgeCount; e++) starts[from(e) + 1] = (starts[from(e) + 1] as number) + 1;
  for (let n = 0; n < count; n++) starts[n + 1] = (starts[n + 1] as number) + (starts[n] as number);
  const next = starts.slice(0, count);
  const targets = new Int32Array(edgeCount);
  for (let e = 0; e < edgeCount; e++) {
    const n = from(e);
    targets[next[n] as number] = to(e);
    next[n] = (next[n] as number) + 1;
  }
  return { count, starts, targets };
}

/** Component of each node; components are numbered so that edges go from higher to lower (or equal) numbers. */
export function components(graph: Graph): { readonly of: Int32Array; readonly count: number } {
  const { count, starts, targets } = graph;
  const of = new Int32Array(count).fill(-1);
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const cursor = new Int32Array(count);
  const path: number[] = [];
  const calls: number[] = [];
  let nextIndex = 0;
  let components = 0;
  const enter = (node: number): void => {
    index[node] = low[node] = nextIndex++;
    cursor[node] = starts[node] as number;
    path.push(node);
    calls.push(node);
  };
  for (let root = 0; root < count; root++) {
    if (index[root] !== -1) continue;
    enter(root);
    while (calls.length > 0) {
      const node = calls[calls.length - 1] as number;
      const at = cursor[node] as number;
      if (at < (starts[node + 1] as number)) {
        cursor[node] = at + 1;
        const to = targets[at] as number;
        if (index[to] === -1) enter(to);
        else if (of[to] === -1) low[node] = Math.min(low[node] as number, index[to] as number);
        continue;
      }
      calls.pop();
      const caller = calls[calls.length - 1];
      if (caller !== undefined) low[caller] = Math.min(low[caller] as number, low[node] as number);
      if (low[node] !== index[node]) continue;
      for (let member = -1; member !== node; ) {
        member = path.pop() as number;
        of[member] = components;
      }
      components++;
    }
  }
  return { of, count: components };
}
