export * from './demonym.js';
export * from './lexicon.js';
export * from './phrases.js';
export { table, values } from './table.js';
