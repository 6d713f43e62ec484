import dagre from '@dagrejs/dagre';

export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Room that a label takes. */
  readonly label: { readonly width: number; readonly height: number };
}

export interface Placed {
  readonly width: number;
  readonly height: number;
  /** Middle of each box. */
  readonly boxes: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  /** Points of each arrow and the middle of its label, in the order given. */
  readonly arrows: readonly {
    readonly points: readonly { readonly x: number; readonly y: number }[];
    readonly x: number;
    readonly y: number;
  }[];
}

/** Boxes in layers from left to right so that arrows run forwards and cross little (dagre). */
export function placed(boxes: readonly Box[], arrows: readonly Arrow[]): Placed {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 22, ranksep: 40, edgesep: 14, marginx: 4, marginy: 4 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  for (const [i, { from, to, label }] of arrows.entries())
    graph.setEdge(from, to, { ...label, labelpos: 'c' }, String(i));
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    boxes: new Map(boxes.map(({ id }) => [id, graph.node(id) as { x: number; y: number }])),
    arrows: arrows.map(({ from, to }, i) => {
      const edge = graph.edge(from, to, String(i)) as Placed['arrows'][number];
      return { points: edge.points, x: edge.x, y: edge.y };
    }),
  };
}

/** A line through points, straight but for rounded corners. */
export function path(points: readonly { readonly x: number; readonly y: number }[]): string {
  const at = (p: { x: number; y: number }) => `${Math.round(p.x)},${Math.round(p.y)}`;
  const [first, ...rest] = points;
  if (!first || rest.length === 0) return '';
  if (rest.every((p) => Math.abs(p.y - first.y) < 2)) return `M${at(first)}H${Math.round(rest.at(-1)!.x)}`;
  const turns = rest.slice(0, -1).map((p, i) => {
    const next = rest[i + 1]!;
    const end = i === rest.length - 2 ? next : { x: (p.x + next.x) / 2, y: (p.y + next.y) / 2 };
    return `Q${at(p)} ${at(end)}`;
  });
  return rest.length === 1 ? `M${at(first)}L${at(rest[0]!)}` : `M${at(first)}${turns.join('')}`;
}

/** Words in lines of at most so many letters; what does not fit ends in an ellipsis. */
export function lines(words: string, letters: number, most: number): string[] {
  const found: string[] = [];
  for (const word of words.replace(/\s+/gu, ' ').trim().split(' ')) {
    const last = found.at(-1);
    const fits = last !== undefined && [...last].length + 1 + [...word].length <= letters;
    if (fits) found[found.length - 1] = `${last} ${word}`;
    else found.push([...word].length > letters ? `${[...word].slice(0, letters - 1).join('')}…` : word);
  }
  return found.length > most ? [...found.slice(0, most - 1), `${found[most - 1]!.slice(0, letters - 2)} …`] : found;
}
