export { decide } from './decide.js';
export { type Connection, connect, disconnect } from './driver.js';
export { appearances, recordReader, search, slice, unread } from './query.js';
export { verify } from './verify.js';
export { type Entry, insert, insertReading, type Outcome, writeRecord } from './write.js';
