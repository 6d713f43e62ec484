// Writes docs/reference.md from the definitions in the code; a test fails when they part.
import { writeFileSync } from 'node:fs';
import { referencePage } from '../dist/operations/reference.js';

writeFileSync(new URL('../docs/reference.md', import.meta.url), referencePage());
