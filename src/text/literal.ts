/** The source of a pattern that matches just these words. */
export const literal = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
