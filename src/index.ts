export { asRapporteurError, FAULTS, type FaultCode, RapporteurError } from './errors.js';
export type * from './model/index.js';
export { anchorMoment, KINDS, publish, reportId, specificResource } from './model/index.js';
export {
  type ExtractAnswer,
  type ExtractOptions,
  extractLine,
  OPERATIONS,
  type Operation,
} from './operations/index.js';
export { neuralReader, type Reader, ruleReader } from './operations/readers.js';
export { anchor, anchorQuote, type Offset, offset, type Span, select, span, Text } from './text/index.js';
export { brief } from './views/brief/brief.js';
export type { Brief, Line, Section, Table } from './views/brief/model.js';
export type { Reference } from './views/reference.js';
