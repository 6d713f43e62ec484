import { expect, test } from 'vitest';
import { paragraphs, quotes, sentences, Text, tokenize } from './index.js';

const split = (value: string): string[] => {
  const text = new Text(value);
  const tokens = tokenize(text);
  return paragraphs(text, tokens).flatMap((p) => sentences(tokens, p).map((s) => text.slice(s)));
};

const quoted = (value: string) => {
  const text = new Text(value);
  const tokens = tokenize(text);
  return quotes(tokens, paragraphs(text, tokens))
    .filter((q) => !q.nested)
    .map((q) => ({ words: text.slice(q), unclosed: q.unclosed, continues: q.continues }));
};

test('abbreviations, initials and decimals end no sentence', () => {
  expect(
    split('Lt. Gen. J. R. Kale said losses fell by 3.5 per cent. Crossing No. 2 opens at 6 a.m. on Thursday.'),
  ).toEqual(['Lt. Gen. J. R. Kale said losses fell by 3.5 per cent.', 'Crossing No. 2 opens at 6 a.m. on Thursday.']);
  expect(split('He lives in the U.S. The envoy does not.')).toEqual(['He lives in the U.S.', 'The envoy does not.']);
  expect(split('A U.S. monitor left on Oct. 14 for St. Orran.')).toEqual([
    'A U.S. monitor left on Oct. 14 for St. Orran.',
  ]);
});

test('a quotation of several sentences is several sentences, its last mark with the last', () => {
  expect(split('“We came. We sat,” she said. “We will come back.” Nobody asked.')).toEqual([
    '“We came.',
    'We sat,” she said.',
    '“We will come back.”',
    'Nobody asked.',
  ]);
});

test('a question inside a quotation does not part it from its speaker', () => {
  expect(split('“Why now?” she asked. He left.')).toEqual(['“Why now?” she asked.', 'He left.']);
});

test('marks of every kind pair', () => {
  expect(quoted('“a b,” he said, “c d.”').map((q) => q.words)).toEqual(['“a b,”', '“c d.”']);
  expect(quoted('"a b," he said, "c d."').map((q) => q.words)).toEqual(['"a b,"', '"c d."']);
  expect(quoted('„Wir gehen“, sagte sie.').map((q) => q.words)).toEqual(['„Wir gehen“']);
  expect(quoted('« La porte est ouverte », dit-il.').map((q) => q.words)).toEqual(['« La porte est ouverte »']);
  expect(quoted('‘It’s the parties’ turn,’ he said.').map((q) => q.words)).toEqual(['‘It’s the parties’ turn,’']);
  expect(quoted("``a b,'' he said.").map((q) => q.words)).toEqual(["``a b,''"]);
});

test('a mark that never closes runs to the end of its paragraph and says so', () => {
  expect(quoted('He said: “This is piracy.\nThe envoy left.')).toEqual([
    { words: '“This is piracy.', unclosed: true, continues: false },
  ]);
});

test('a mark repeated in the next paragraph carries the quotation on', () => {
  expect(quoted('“We came.\n“We will come back,” she said.')).toEqual([
    { words: '“We came.', unclosed: false, continues: false },
    { words: '“We will come back,”', unclosed: false, continues: true },
  ]);
});

test('an apostrophe opens nothing', () => {
  expect(quoted("The parties' lawyers met. It's the '90s again.")).toEqual([]);
});
