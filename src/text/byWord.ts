/** A table that is looked up by words of a text: it holds its own rows alone, and nothing for "constructor". */
export const byWord = <T>(table: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.assign(Object.create(null) as Record<string, T>, table);
