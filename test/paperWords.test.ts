import { describe, expect, test } from 'vitest';
import { found, frame, name, names, withModel } from './told.js';

withModel();

const paper = (words: string, parts: Record<string, string> = {}) => frame('proposal', 'on the table', words, parts);

describe('what a paper grew out of', () => {
  const origins = async (text: string, words: string, parts: Record<string, string> = {}) =>
    (await found('proposal', text, paper(words, parts)))
      .filter((p) => p.name.value.startsWith(words))
      .flatMap((p) => p.lineage.map((l) => `${l.stated ? '' : 'perhaps '}${l.relation} ${l.of.value}`));

  test.each([
    ['Georgia tabled a draft based on the Orm formula.', 'a draft', ['based on the Orm formula']],
    [
      'Georgia tabled a draft which draws on the Orm formula and the May text.',
      'a draft',
      ['based on the Orm formula', 'based on the May text'],
    ],
    ['Georgia tabled a sheet, an annex to the March text.', 'a sheet', ['adds to the March text']],
    ['Georgia tabled a list by which the March text is supplemented.', 'a list', ['adds to the March text']],
    ['The new paper replaces the March text.', 'The new paper', ['replaces the March text']],
    [
      'Georgia tabled a short paper. It takes the place of the March text.',
      'a short paper',
      ['replaces the March text'],
    ],
    ['Georgia tabled a revised version of the March text.', 'a revised version', ['revises the March text']],
    ['Georgia tabled a second edition of the Orm draft.', 'a second edition', ['revises the Orm draft']],
    ['Her paper, which amends the Orm text, is short.', 'Her paper', ['revises the Orm text']],
    ['Georgia tabled a revised first basket on Friday.', 'a revised first basket', ['revises first basket']],
    ['Georgia tabled a revised text on Friday.', 'a revised text', ['perhaps revises revised']],
  ])('%s', async (text, words, told) => {
    expect(await origins(text, words)).toEqual(told);
  });

  test('what it is only about, or who reworked another, is no origin', async () => {
    const about = 'Georgia tabled a paper with its views on the Orm text.';
    expect(await origins(about, 'a paper', { lineage: 'the Orm text' })).toEqual([]);
    expect(await origins('Georgia tabled a second text on Friday.', 'a second text')).toEqual([]);
    expect(await origins('Georgia, which replaced the envoy, tabled a text.', 'a text')).toEqual([]);
  });
});

describe('from whose hands into whose a paper passes', () => {
  test.each([
    ['Lena Orsk handed Georgia a draft on Friday.', 'a draft', 'Lena Orsk', ['Georgia']],
    ['Georgia received a draft from Lena Orsk on Friday.', 'a draft', 'Lena Orsk', ['Georgia']],
    ['A draft was given to Georgia by Lena Orsk on Friday.', 'A draft', 'Lena Orsk', ['Georgia']],
    ['Georgia was handed a draft by Lena Orsk on Friday.', 'a draft', 'Lena Orsk', ['Georgia']],
    ['Lena Orsk sent a draft to Georgia and Moldova on Friday.', 'a draft', 'Lena Orsk', ['Georgia', 'Moldova']],
    [
      'Georgia and Moldova met in Oslo. Lena Orsk handed the text to both sides.',
      'the text',
      'Lena Orsk',
      ['Georgia', 'Moldova'],
    ],
    ['Lena Orsk put a draft before Georgia on Friday.', 'a draft', null, ['Georgia']],
    ['Lena Orsk drew up a draft and handed it to Georgia.', 'a draft', 'Lena Orsk', ['Georgia']],
  ])('%s', async (text, words, from, to) => {
    const [first] = (await found('proposal', text, paper(words))).filter((p) => p.name.value === words);
    expect(name(first!.handedOver?.from ?? null)).toBe(from);
    expect(names(first!.handedOver?.to ?? [])).toEqual(to);
  });

  test('what somebody only tables, or what the paper itself would give, passes to nobody', async () => {
    const [tabled] = await found('proposal', 'Georgia presented a draft on Friday.', paper('a draft'));
    expect(tabled!.handedOver).toBeNull();
    const [gives] = await found('proposal', 'The draft would give Georgia a port.', paper('The draft'));
    expect(gives?.handedOver ?? null).toBeNull();
  });
});

describe('how surely or how far an answer is meant', () => {
  const hedge = async (text: string, answer: string, words: string, of: string) => {
    const [one] = await found('reception', text, frame('reception', answer, words, { of, agent: 'Georgia' }));
    return [one!.answer.value, one!.hedge?.value ?? null];
  };

  test.each([
    ['Georgia largely accepted the text.', 'accepted', 'largely'],
    ['Georgia accepted the text for the most part.', 'accepted', 'largely'],
    ['Georgia has on the whole accepted the text.', 'accepted', 'largely'],
    ['Georgia has reportedly accepted the text.', 'accepted', 'reportedly'],
    ['Georgia is said to have accepted the text.', 'accepted', 'reportedly'],
    ['Georgia has more or less accepted the text.', 'accepted', 'more or less'],
    ['Georgia has all but accepted the text.', 'accepted', 'more or less'],
    ['Georgia may accept the text, Lena Orsk said.', 'may accept', 'possibly'],
    ['Georgia accepted the text.', 'accepted', null],
    ['Georgia accepted the text, and the reply was largely ignored.', 'accepted', null],
  ])('%s', async (text, words, told) => {
    expect(await hedge(text, 'accepts', words, 'the text')).toEqual(['accepts', told]);
  });

  test.each([
    ['Georgia accepted the text in part.'],
    ['Georgia partly accepted the text.'],
    ['Georgia accepted the text with reservations.'],
    ['Georgia accepted the text except for article four.'],
  ])('%s', async (text) => {
    expect((await hedge(text, 'accepts', 'accepted', 'the text'))[0]).toBe('accepts in part');
  });
});

test('“it” of what somebody says of themselves is who says so', async () => {
  for (const text of [
    'Georgia said it accepted the 19-point plan.',
    'Georgia announced that it accepted the 19-point plan.',
  ]) {
    const told = frame('reception', 'accepts', 'accepted', { agent: 'it', of: 'the 19-point plan' });
    expect((await found('reception', text, told)).map((r) => name(r.holder))).toEqual(['Georgia']);
  }
});

test('“both sides” are no husbands and wives', async () => {
  const text =
    '"I have sat between husbands and wives," Lena Orsk said. Both sides, she said, have told her that they can accept eleven of its twelve points.';
  const told = frame('reception', 'accepts', 'can accept', { agent: 'they', of: 'eleven of its twelve points' });
  for (const r of await found('reception', text, told)) expect(name(r.holder)).not.toMatch(/husbands|wives/u);
});
