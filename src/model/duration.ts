/** A length of time in minutes; `about` is the figure used in the words, the bounds what the words promise. */
export interface Duration {
  readonly expression: string;
  readonly about: number | null;
  readonly atLeast: number | null;
  readonly atMost: number | null;
}

/** "5 h", "1 h 30 min", "3 days": how a duration is printed. */
export function formatMinutes(minutes: number): string {
  if (minutes >= 2880 && minutes % 1440 === 0) return `${minutes / 1440} days`;
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
