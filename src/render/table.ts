import { columns, pad, type Style, wrap } from './style.js';

/** A table for a terminal: columns share the width, long cells wrap. */
export function terminalTable(head: readonly string[], rows: readonly (readonly string[])[], style: Style): string {
  const widths = share(head, rows, style.width - 2);
  const line = (cells: readonly string[], dress: (w: string) => string) => {
    const wrapped = cells.map((cell, i) => wrap(cell, widths[i]!).split('\n'));
    const height = Math.max(...wrapped.map((w) => w.length));
    return Array.from({ length: height }, (_, k) =>
      `  ${wrapped.map((w, i) => dress(pad(w[k] ?? '', widths[i]!))).join('  ')}`.trimEnd(),
    ).join('\n');
  };
  const rule = `  ${style.quiet(widths.map((w) => '─'.repeat(w)).join('  '))}`;
  return [line(head, style.strong), rule, ...rows.map((row) => line(row, (w) => w))].join('\n');
}

/** Width for each column: what it needs, or an equal share of what is left over. */
function share(head: readonly string[], rows: readonly (readonly string[])[], width: number): number[] {
  const needs = head.map((h, i) => Math.max(columns(h), ...rows.map((r) => columns(r[i] ?? ''))));
  const gaps = 2 * (head.length - 1);
  const widths = needs.map(() => 0);
  let open = needs.map((_, i) => i);
  let left = width - gaps;
  for (;;) {
    const each = Math.floor(left / Math.max(1, open.length));
    const small = open.filter((i) => needs[i]! <= each);
    if (small.length === 0 || open.length === 0) {
      for (const i of open) widths[i] = Math.max(6, each);
      return widths;
    }
    for (const i of small) {
      widths[i] = needs[i]!;
      left -= needs[i]!;
    }
    open = open.filter((i) => !small.includes(i));
  }
}
