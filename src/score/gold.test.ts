import { expect, test } from 'vitest';
import { Text } from '../text/index.js';
import { claimsOfGold } from './claims.js';
import { judgeClaims, parseParties } from './frames.js';
import { coreOf, GoldFault, parseGold } from './gold.js';

const SOURCE = `title: Front to study text
publishedAt: 2031-05-14
===
The Reed Front's envoy, Dario Keld, said his side would sign only if the garrison left. Oshtan rejected the text. He said no more.
===
# a remark
s1 statement indirect, asserts | source: The Reed Front's envoy, Dario Keld = Dario Keld | cue: Keld, [said] his | content: his side would sign only if the garrison left
condition only if | words: only if | dependent: his side would sign | required: the garrison left | in: s1
reception rejects | words: rejected | holder: Oshtan = Oshtan | of: the text
`;
const PARTIES = parseParties(
  'Dario Keld\tperson\tReed Front\tKeld\nReed Front\tgroup\tReed Front\tthe Front\nOshtan\tstate\tOshtan\t\n',
);

test('a marked text gives its head, text and marks with spans of the words', () => {
  const gold = parseGold(SOURCE);
  expect(gold.head).toEqual({ title: 'Front to study text', publishedAt: '2031-05-14' });
  const text = new Text(gold.text);
  expect(
    gold.marks.map((m) => [
      m.kind,
      m.classes.join('/'),
      coreOf(m)
        .map((s) => text.slice(s))
        .join('+'),
    ]),
  ).toEqual([
    ['statement', 'indirect/asserts', 'his side would sign only if the garrison left'],
    ['condition', 'only if', 'only if'],
    ['reception', 'rejects', 'rejected'],
  ]);
  // "said" stands twice; the brackets pick the one after the comma.
  expect(text.slice(gold.marks[0]!.roles.cue![0]!.spans[0]!)).toBe('said');
  expect(gold.marks[0]!.roles.cue![0]!.spans[0]!.start).toBe(gold.text.indexOf('said'));
});

test.each([
  ['condition only if | words: only when | dependent: his side | required: the garrison', 'not in the text'],
  ['condition only if | words: said | dependent: his side | required: the garrison', 'stand 2 times'],
  ['condition perhaps | words: only if | dependent: his side | required: the garrison', 'is none of'],
  ['condition only if | words: only if | dependent: his side', 'needs "required"'],
  ['reception rejects | words: rejected | colour: Oshtan', 'has no role "colour"'],
  ['rumour | words: rejected', 'no kind "rumour"'],
  ['reception rejects | words: rejected | in: s9', 'there is no statement s9'],
  ['reception rejects | words: rejected | in: s1', 'do not stand in the content'],
])('a slip is told with its line: %s', (line, message) => {
  expect(() => parseGold(`${SOURCE}${line}\n`)).toThrow(GoldFault);
  const faults: GoldFault[] = [];
  expect(parseGold(`${SOURCE}${line}\n`, faults).marks.length).toBeGreaterThan(2);
  expect(faults[0]!.message).toContain(message);
  expect(faults[0]!.line).toBe(10);
});

const claims = (more: string) =>
  claimsOfGold(parseGold(`${SOURCE.split('===\n').slice(0, 2).join('===\n')}===\n${more}`));
const judge = (more: string) => {
  const gold = parseGold(SOURCE);
  return judgeClaims(gold.text, claimsOfGold(gold), claims(more), PARTIES);
};

test('a text agrees with itself', () => {
  const { counts, faults } = judge(SOURCE.split('===\n')[2]!);
  expect(counts).toMatchObject({ 'statement hit': 1, 'condition hit': 1, 'reception hit': 1, faults: 0 });
  expect(faults).toEqual([]);
});

test('class, half of the words and every party must be the same', () => {
  const hits = (line: string) => judge(line).counts['reception hit'] ?? 0;
  expect(hits('reception rejects | words: Oshtan [rejected] the | holder: = Oshtan')).toBe(1);
  expect(hits('reception critical | words: rejected | holder: = Oshtan')).toBe(0);
  expect(hits('reception rejects | words: Oshtan rejected the text. He said no more. | holder: = Oshtan')).toBe(0);
  expect(hits('reception rejects | words: rejected | holder: = Reed Front')).toBe(0);
  expect(hits('reception rejects | words: rejected')).toBe(0);
});

test('a person counts for the side where the holder of an answer is asked for, and not as a speaker', () => {
  const gold = parseGold(SOURCE);
  const side = claims(
    's1 statement indirect, asserts | source: = Reed Front | content: his side would sign only if the garrison left\n',
  );
  expect(judgeClaims(gold.text, claimsOfGold(gold), side, PARTIES).counts['statement hit'] ?? 0).toBe(0);
  const held = parseGold(`${SOURCE}position demands | words: would sign | holder: = Dario Keld | in: s1\n`);
  const other = claims(
    `${SOURCE.split('===\n')[2]}position demands | words: would sign | holder: = Reed Front | in: s1\n`,
  );
  expect(judgeClaims(held.text, claimsOfGold(held), other, PARTIES).counts['position hit']).toBe(1);
});

test('words given to another, and halves turned round, are hard faults', () => {
  expect(
    judge('s1 statement indirect, asserts | source: = Oshtan | content: his side would sign only if the garrison left')
      .faults[0],
  ).toContain('wrong speaker');
  expect(
    judge('condition only if | words: only if | dependent: the garrison left | required: his side would sign')
      .faults[0],
  ).toContain('swapped');
  expect(judge('reception rejects | words: rejected | holder: = Reed Front').faults[0]).toContain('cell');
});

test('the mode of an act counts where the act is matched, whoever does it', () => {
  const marks = (mode: string) => `event REJECT, happened | words: rejected${mode}\n`;
  const gold = claims(marks(' | actor: = Oshtan | mode: = meet'));
  const modes = (found: string) => judgeClaims(parseGold(SOURCE).text, gold, claims(found), PARTIES).counts;
  expect(modes(marks(' | mode: = meet'))).toMatchObject({ 'modes gold': 1, 'modes told': 1, 'modes same': 1 });
  expect(modes(marks(' | mode: = yield'))).toMatchObject({ 'modes gold': 1, 'modes told': 1, 'modes same': 0 });
  expect(modes(marks(''))).toMatchObject({ 'modes gold': 1, 'modes told': 0, 'modes same': 0 });
});
