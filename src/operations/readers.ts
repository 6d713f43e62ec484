export { type Reader, ruleReader } from '../reader/reader.js';
