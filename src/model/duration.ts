/** A length of time in minutes; `about` is the figure used in the words, the bounds what the words promise. */
export interface Duration {
  readonly expression: string;
  readonly about: number | null;
  readonly atLeast: number | null;
  readonly atMost: number | null;
}

const MINUTES = { min: 1, h: 60, day: 1440, week: 10_080 } as const;
const PART = /^(\d+(?:\.\d+)?) ?(min|h|day|week)(?:ute|our|r)?s?$/u;

/**
 * A length of time as `durationWords` writes it: "1 h 30 min", "3 days", with "about", "at least" or "at most" before it where the words say so.
 * Null for what is none.
 */
export function durationOf(value: string, expression: string): Duration | null {
  const [, bound, length = ''] = /^(?:(about|at least|at most) )?(.+)$/u.exec(value.trim().toLowerCase()) ?? [];
  let minutes = 0;
  for (const part of length.split(/(?<=[a-z]) (?=\d)/u)) {
    const [, n, unit] = PART.exec(part) ?? [];
    if (!n) return null;
    minutes += Number(n) * MINUTES[unit as keyof typeof MINUTES];
  }
  if (minutes === 0) return null;
  const bounded = (other: string) => (bound === undefined || bound === other ? minutes : null);
  return { expression, about: minutes, atLeast: bounded('at least'), atMost: bounded('at most') };
}

/** A length of time as a person gives it; of a range the middle. */
export function durationWords({ about, atLeast, atMost }: Duration): string {
  if (about === null) return '';
  const bound = atLeast === null ? (atMost === null ? 'about ' : 'at most ') : atMost === null ? 'at least ' : '';
  return `${bound}${formatMinutes(about)}`;
}

/** "5 h", "1 h 30 min", "3 days": how a duration is printed. */
export function formatMinutes(minutes: number): string {
  if (minutes >= 2880 && minutes % 1440 === 0) return `${minutes / 1440} days`;
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
