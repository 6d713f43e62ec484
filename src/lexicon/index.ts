export * from './demonym.js';
export * from './lexicon.js';
export * from './modes.js';
export * from './phrases.js';
export * from './valueWords.js';
