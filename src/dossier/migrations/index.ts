import { FIRST } from './0001-first.js';
import { SETTING } from './0002-setting.js';
import { REVIEWS } from './0003-reviews.js';
import { CAPTURES } from './0004-captures.js';
import { VECTORS } from './0005-vectors.js';

/** In order, never changed once released: the schema version of a dossier is the number of those it has had. */
export const MIGRATIONS: readonly string[] = [FIRST, SETTING, REVIEWS, CAPTURES, VECTORS];
