export * from './capitals.js';
export * from './demonym.js';
export * from './lexicon.js';
export * from './modes.js';
export * from './morphology.js';
export * from './phrases.js';
export * from './succession.js';
export * from './valueWords.js';
