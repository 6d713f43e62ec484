export { decide, insertDecision } from './decide.js';
export { type Connection, connect, disconnect } from './driver.js';
export { appearances, decisions } from './kept.js';
export { keepBrief, keptBriefs } from './keptBriefs.js';
export { merge } from './merge.js';
export { decisionsAbout, isKnown, type Moment, recordReader, search, slice, unread } from './query.js';
export { remove } from './remove.js';
export { verify } from './verify.js';
export { type Entry, insert, insertReading, type Outcome, writeRecord } from './write.js';
