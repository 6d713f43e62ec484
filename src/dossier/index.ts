export { decisionsAbout, mentionsIn } from './about.js';
export { decide, insertDecision } from './decide.js';
export { type Connection, connect, disconnect } from './driver.js';
export { type KeptBrief, keepBrief, keptBriefs } from './keptBriefs.js';
export { merge } from './merge.js';
export { appearances, decisions, isKnown, type Moment, recordReader, search, slice, unread } from './query.js';
export { remove } from './remove.js';
export { verify } from './verify.js';
export { type Entry, insert, insertReading, type Outcome, writeRecord } from './write.js';
