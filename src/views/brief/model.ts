import type { NegotiationRecord } from '../../model/index.js';
import type { Reference } from '../reference.js';

/** One line of a brief: words of ours with numbers of references. */
export interface Line {
  readonly label: string | null;
  readonly text: string;
  readonly refs: readonly number[];
  readonly warning?: boolean;
}

export interface Cell {
  readonly text: string;
  readonly refs: readonly number[];
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly lines: readonly Line[];
  readonly table: Table | null;
  /** What stands here when there is nothing to show. */
  readonly empty: string;
}

export interface Brief {
  readonly title: string;
  /** How much was read, and what silence is worth. */
  readonly coverage: string;
  readonly inALine: Line;
  readonly sections: readonly Section[];
  readonly references: readonly Reference[];
  readonly fingerprint: NegotiationRecord['fingerprint'];
}

export const line = (text: string, refs: readonly number[], label: string | null = null, warning = false): Line => ({
  label,
  text,
  refs,
  warning,
});
export const cell = (text: string, refs: readonly number[] = []): Cell => ({ text, refs });
