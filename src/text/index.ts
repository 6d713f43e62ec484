export * from './offset.js';
export * from './quotes.js';
export * from './selector.js';
export * from './sentences.js';
export * from './skeleton.js';
export * from './span.js';
export * from './text.js';
export * from './tokens.js';
