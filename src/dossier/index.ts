export { type Connection, connect, disconnect, SCHEMA_VERSION } from './driver.js';
export { appearances, decisions, type Hit, readings, search, slice, textOf, unread } from './query.js';
export { type Verified, verify } from './verify.js';
export { type Entry, insert, insertReading, type Outcome, writeRecord } from './write.js';
