import { describe, expect, test } from 'vitest';
import { act, found, frame, name, names, read, type Told, withModel } from './told.js';

withModel();

describe('the words of a meeting', () => {
  const words = async (text: string, label: string, trigger: string, parts: Record<string, string> = {}) => {
    const [meeting] = await found('meeting', text, frame('meeting', label, trigger, parts));
    const [at] = meeting!.evidence;
    return [text.slice(at!.start, at!.end), meeting!.status.value];
  };
  const both = { participant: 'Georgia and Moldova' };

  test.each([
    [
      'A first round of indirect talks between Georgia and Moldova ended on Sunday.',
      'first round',
      'first round of indirect talks',
    ],
    ['Two days of talks between Georgia and Moldova ended on Sunday.', 'Two days of talks', 'talks'],
    [
      'Georgia and Moldova will open a second round of talks on Friday.',
      'will open a second round',
      'second round of talks',
    ],
    ['Georgia and Moldova sat down at one table on Sunday.', 'sat down', 'sat down at one table'],
  ])('%s', async (text, trigger, expected) => {
    expect((await words(text, 'held', trigger, both))[0]).toBe(expected);
  });

  test('what is called off is told by its noun', async () => {
    const text = 'Georgia walked out of ceasefire talks with Moldova on Sunday.';
    expect(await words(text, 'broken off', 'walked out of ceasefire talks', { participant: 'Georgia' })).toEqual([
      'ceasefire talks',
      'broken off',
    ]);
  });

  test('a round that has concluded was held, one that ends on Friday goes on, whom somebody sees tomorrow is to come', async () => {
    const first = 'The third round of the talks between Georgia and Moldova has concluded in Tolmar.';
    expect((await words(first, 'under way', 'third round', both))[1]).toBe('held');
    expect((await words('The summit of Georgia and Moldova ends on Friday.', 'planned', 'summit', both))[1]).toBe(
      'under way',
    );
    const text = 'Lena Orsk, who sees Ivo Brandt in Tolmar tomorrow, was calm.';
    expect((await words(text, 'held', 'sees', { participant: 'Ivo Brandt' }))[1]).toBe('planned');
  });

  test('a day is nothing that talks are about', async () => {
    const text = 'Georgia and Moldova met on Monday.';
    const parts = { participant: 'Georgia and Moldova', about: 'Monday' };
    expect((await found('meeting', text, frame('meeting', 'held', 'met', parts)))[0]!.about).toEqual([]);
  });

  test('a mediator whom one person alone speaks with takes part', async () => {
    const text = 'Lena Orsk, the UN mediator, spoke by telephone with Ivo Brandt on Sunday.';
    const parts = { mediator: 'Lena Orsk, the UN mediator', participant: 'Ivo Brandt' };
    const [meeting] = await found('meeting', text, frame('meeting', 'held', 'spoke', parts));
    expect(names(meeting!.participants).sort()).toEqual(['Ivo Brandt', 'Lena Orsk']);
    expect(meeting!.mediators).toEqual([]);
  });
});

describe('meetings that are called off', () => {
  test('“plans for a round” are told by the round, and who cancels it was to be at it', async () => {
    const text = 'Lena Orsk cancelled plans for a third round in Oslo.';
    const [meeting] = await found('meeting', text, frame('meeting', 'cancelled', 'plans', {}));
    const [at] = meeting!.evidence;
    expect(text.slice(at!.start, at!.end)).toBe('third round');
    expect(names(meeting!.participants)).toEqual(['Lena Orsk']);
    expect(name(meeting!.cancelledBy)).toBe('Lena Orsk');
  });

  test('who calls for a round does not call it off', async () => {
    const text = 'Georgia called for the third round in Oslo, which had been postponed.';
    const [meeting] = await found('meeting', text, frame('meeting', 'postponed', 'third round'));
    expect(meeting!.cancelledBy).toBeNull();
    const off = 'Georgia called off the third round in Oslo.';
    const [told] = await found('meeting', off, frame('meeting', 'cancelled', 'third round'));
    expect(name(told!.cancelledBy)).toBe('Georgia');
  });

  test('a round whose postponement is told was not held', async () => {
    const text = 'Georgia regretted the postponement of the third round in Oslo.';
    const [meeting] = await found('meeting', text, frame('meeting', 'held', 'third round', { participant: 'Georgia' }));
    expect(meeting!.status.value).toBe('postponed');
  });

  test('of two triggers that become one, the surer stays', async () => {
    const text = 'Lena Orsk cancelled plans for a third round in Oslo.';
    const told = [
      { ...frame('meeting', 'cancelled', 'plans'), sure: 0.5 },
      { ...frame('meeting', 'postponed', 'a third round'), sure: 0.9 },
    ];
    expect((await found('meeting', text, ...told)).map((m) => m.status.value)).toEqual(['postponed']);
  });
});

describe('judgements', () => {
  const judged = async (text: string, label: string, trigger: string) => {
    const [told] = await found('assessment', text, frame('assessment', label, trigger));
    const { direction, state, valuation } = told!;
    const [at] = [...(direction?.evidence ?? []), ...(state?.evidence ?? []), ...valuation.flatMap((v) => v.evidence)];
    return [text.slice(at!.start, at!.end), direction?.value ?? state?.value ?? 'value'];
  };

  test.each([
    ['It was a useful meeting.', 'value', 'a useful meeting', 'useful', 'value'],
    ['Both sides are nearer to a text.', 'nearer', 'are nearer to a text', 'are nearer', 'nearer'],
    ['The talks are asleep, not buried.', 'stalled', 'asleep', 'asleep, not buried', 'stalled'],
    ['The round brought them no closer.', 'nearer', 'no closer', 'no closer', 'unchanged'],
    ['The talks were useful, not least because both came.', 'value', 'useful', 'useful', 'value'],
    ['The talks are close to collapse.', 'further', 'close to collapse', 'close to collapse', 'further'],
    ['The process remains blocked.', 'unchanged', 'remains blocked', 'remains blocked', 'stalled'],
  ])('%s', async (text, label, trigger, words, told) => {
    expect(await judged(text, label, trigger)).toEqual([words, told]);
  });
});

describe('papers', () => {
  const papers = async (text: string, ...told: Told[]) =>
    (await found('proposal', text, ...told)).map((p) => [p.name.value, names(p.drawnUpBy), names(p.tabledBy)]);

  test('two of one list are two', async () => {
    const text = 'On the table are the paper of Georgia and the annex of Moldova.';
    const told = frame('proposal', 'on the table', 'the paper of Georgia and the annex of Moldova', {
      tabledBy: 'Moldova',
    });
    expect(await papers(text, told)).toEqual([
      ['the paper', [], ['Georgia']],
      ['the annex', [], ['Moldova']],
    ]);
  });

  test('a participle in front of a paper is of its name', async () => {
    const text = 'Georgia tabled revised papers on Sunday.';
    const told = frame('proposal', 'on the table', 'revised papers', { tabledBy: 'Georgia' });
    expect(await papers(text, told)).toEqual([['revised papers', [], ['Georgia']]]);
  });

  test('a basket with a truce is a basket; a verb between two makers makes them two', async () => {
    const basket = frame('proposal', 'on the table', 'a new draft with a truce', { tabledBy: 'Georgia' });
    expect((await papers('Georgia tabled a new draft with a truce.', basket))[0]![0]).toBe('a new draft');
    const text = 'Georgia answered Moldova with an offer.';
    const told = frame('proposal', 'on the table', 'an offer', { tabledBy: 'Georgia // Moldova' });
    expect(await papers(text, told)).toEqual([['an offer', [], ['Georgia']]]);
  });

  test('a version of a side’s draft is whose it is told to be', async () => {
    const text = 'Lena Orsk tabled a revised version of Georgia’s draft.';
    const told = frame('proposal', 'on the table', 'a revised version of Georgia’s draft', { tabledBy: 'Lena Orsk' });
    expect((await papers(text, told))[0]![2]).toEqual(['Lena Orsk']);
  });

  test('an offer is told by its verb', async () => {
    const text = 'Georgia has offered a first tranche of ten million.';
    const told = frame('proposal', 'on the table', 'has offered a first tranche', { tabledBy: 'Georgia' });
    expect(await papers(text, told)).toEqual([['has offered', [], ['Georgia']]]);
  });

  test('what a paper is for or with is not its name', async () => {
    const text = 'Georgia tabled a first draft text for the summit.';
    const told = frame('proposal', 'on the table', 'a first draft text for the summit', { tabledBy: 'Georgia' });
    expect(await papers(text, told)).toEqual([['a first draft text', [], ['Georgia']]]);
  });

  test('a paper makes no paper, and a town none that is called by it', async () => {
    const text = 'The Tolmar paper came with Tolmar II on Sunday.';
    const told = frame('proposal', 'on the table', 'The Tolmar paper', { tabledBy: 'Tolmar', drawnUpBy: 'Tolmar II' });
    expect(await papers(text, told)).toEqual([['The Tolmar paper', [], []]]);
  });

  test('a back-reference is not told again', async () => {
    const text = 'Georgia tabled a six-point text on Sunday. The text is short.';
    const told = [
      frame('proposal', 'on the table', 'a six-point text', { tabledBy: 'Georgia' }),
      frame('proposal', 'on the table', 'The text'),
    ];
    expect((await papers(text, ...told)).map(([n]) => n)).toEqual(['a six-point text']);
    const other = 'Georgia tabled a six-point text on Sunday. The charter is old.';
    const two = [told[0]!, frame('proposal', 'withdrawn', 'The charter')];
    expect((await papers(other, ...two)).map(([n]) => n)).toEqual(['a six-point text', 'The charter']);
  });
});

describe('answers and stances', () => {
  const stances = async (text: string, ...told: Told[]) => {
    const { of } = await read(text, told);
    return [
      ...of('reception').map((r) => ['reception', r.answer.value, name(r.holder)]),
      ...of('position').map((p) => ['position', p.stance.value, name(p.holder)]),
    ];
  };

  test('a matter that nobody put forward, and a demand that is dropped, are positions', async () => {
    const any = frame('reception', 'rejects', 'rejected', { agent: 'Georgia', of: 'any date' });
    expect(await stances('Georgia rejected any date on Sunday.', any)).toEqual([['position', 'rejects', 'Georgia']]);
    const dropped = frame('reception', 'withdrawn', 'dropped', { agent: 'Georgia', of: 'its demand' });
    expect(await stances('Georgia dropped its demand for a truce.', dropped)).toEqual([
      ['position', 'withdrawn', 'Georgia'],
    ]);
  });

  test('a compromise that others tabled is answered', async () => {
    const told = frame('reception', 'rejects', 'rejected', { agent: 'Georgia', of: 'a compromise tabled by Moldova' });
    expect(await stances('Georgia rejected a compromise tabled by Moldova.', told)).toEqual([
      ['reception', 'rejects', 'Georgia'],
    ]);
  });

  test('what a side would do itself it offers, what it would take from others it accepts', async () => {
    const own = frame('position', 'accepts if', 'would resume', { agent: 'Georgia', terms: 'the talks' });
    expect(await stances('Georgia would resume the talks if Moldova came.', own)).toEqual([
      ['position', 'offers', 'Georgia'],
    ]);
    const taken = frame('position', 'accepts if', 'could live with', { agent: 'it', terms: 'a later date' });
    expect(await stances('Georgia said it could live with a later date if Moldova came.', taken)).toEqual([
      ['position', 'accepts if', 'Georgia'],
    ]);
  });
});

describe('who is who', () => {
  const pairs = async (text: string, ...told: Told[]) =>
    (await found('event', text, ...told)).map((e) => [name(e.actor), name(e.recipient)]);

  test('what somebody declined to comment on is content', async () => {
    const text = 'The envoy declined to comment on the walkout.';
    const [said] = (await read(text, [])).of('statement');
    expect(said!.content.map((c) => text.slice(c.start, c.end))).toEqual(['the walkout']);
  });

  test('an envoy behind whose state the model stops is the envoy', async () => {
    const text = 'Georgia’s envoy Ivo Brandt rejected the text.';
    expect(await pairs(text, act('REJECT', 'rejected', { agent: 'Georgia' }))).toEqual([['Ivo Brandt', null]]);
  });

  test('whose a pledge is', async () => {
    const told = frame('commitment', 'pending', 'send the maps', { agent: 'Georgia' });
    const [promise] = await found('commitment', 'Georgia’s pledge to send the maps stands.', told);
    expect(name(promise!.actor)).toBe('Georgia');
  });

  test('two officers and whose they are', async () => {
    const text = 'General Lena Orsk of the army and Commander Ivo Brandt of the front agreed on Sunday.';
    const agent = 'General Lena Orsk of the army and Commander Ivo Brandt of the front';
    expect(await pairs(text, act('AGREE', 'agreed', { agent }))).toEqual([
      ['Lena Orsk', null],
      ['Ivo Brandt', null],
    ]);
  });

  test('the leader of others is not the commander who was named', async () => {
    const text =
      'The army commander, General Lena Orsk, spoke on Sunday. The commander of the northern mutineers rejected the text.';
    const [pair] = await pairs(text, act('REJECT', 'rejected', { agent: 'The commander of the northern mutineers' }));
    expect(pair![0]).not.toBe('Lena Orsk');
  });

  test('the president of one state is not the president of another', async () => {
    const text =
      'The president of Ghana, Lena Orsk, met the envoy in Tolmar. The president of Kenya rejected the text on Sunday.';
    const [pair] = await pairs(text, act('REJECT', 'rejected', { agent: 'The president of Kenya' }));
    expect(pair![0]).not.toBe('Lena Orsk');
  });

  test('troops under a general are not the general', async () => {
    const troops = 'Troops under General Ivo Brandt shelled the town of Tolmar on Sunday.';
    const shelled = act('ASSAULT', 'shelled', { agent: 'Troops under General Ivo Brandt' });
    expect((await pairs(troops, shelled))[0]![0]).not.toBe('Ivo Brandt');
  });

  test('the chair is the chairman', async () => {
    const text = 'Chairman Lena Orsk spoke on Sunday. The chair rejected the text.';
    expect(await pairs(text, act('REJECT', 'rejected', { agent: 'The chair' }))).toEqual([['Lena Orsk', null]]);
  });

  test('“Ms van Orsk” is Lena van Orsk', async () => {
    const text = 'The envoy Lena van Orsk spoke on Sunday. Ms van Orsk rejected the text.';
    expect(await pairs(text, act('REJECT', 'rejected', { agent: 'Ms van Orsk' }))).toEqual([['Lena van Orsk', null]]);
  });

  test('who writes a post speaks', async () => {
    const text = 'A post from Georgia’s trade minister, Lena Orsk, said talks would resume.';
    const [said] = await found('statement', text);
    expect(name(said!.source)).toBe('Lena Orsk');
  });

  test('the first half of a name', async () => {
    const envoy = 'Envoy Lena Orsk rejected the text on Sunday.';
    expect(await pairs(envoy, act('REJECT', 'rejected', { agent: 'Orsk' }))).toEqual([['Lena Orsk', null]]);
  });

  test('both', async () => {
    const text = 'Both agreed to hold the round before Easter.';
    expect(await pairs(text, act('AGREE', 'agreed', { agent: 'Both' }))).toEqual([['Both', null]]);
  });

  test('of two objects the first is whom', async () => {
    const text = 'Georgia promised to show Moldova every text.';
    const told = frame('commitment', 'pending', 'show Moldova every text', { agent: 'Georgia' });
    const [promise] = await found('commitment', text, told);
    expect(name(promise!.counterpart)).toBe('Moldova');
  });

  test('with whom a round is whose other side is not told', async () => {
    const text = 'The fourth round with Georgia will open in Oslo on Friday.';
    const { of } = await read(text, [frame('meeting', 'planned', 'fourth round', { participant: 'Georgia' })]);
    expect(of('event').map((e) => [name(e.actor), name(e.recipient)])).toEqual([[null, 'Georgia']]);
  });

  test('the UN mediator is its special representative', async () => {
    const text = 'The UN special representative Lena Orsk spoke on Sunday. The UN mediator rejected the text.';
    expect(await pairs(text, act('REJECT', 'rejected', { agent: 'The UN mediator' }))).toEqual([['Lena Orsk', null]]);
  });

  test('a retired general behind his office', async () => {
    const text =
      'The head of the delegation, retired General Ivo Brandt, came. The head of the delegation rejected the text.';
    const [pair] = await pairs(text, act('REJECT', 'rejected', { agent: 'The head of the delegation' }));
    expect(pair![0]).toBe('Ivo Brandt');
  });

  test('a foreign minister’s state and the side of a state', async () => {
    const text = 'The Minister of Foreign Affairs of Zembla Lena Orsk came. The side of Zembla rejected the text.';
    const { draft } = await read(text, []);
    expect(draft.parties.entities.map((e) => [e.name, e.type])).toEqual(
      expect.arrayContaining([
        ['Zembla', 'state'],
        ['Lena Orsk', 'person'],
      ]),
    );
  });

  test('who stands behind a cue in the middle of the words speaks', async () => {
    const text = 'Home rule, said the minister afterwards, is a long way off.';
    const { of } = await read(text, []);
    const [said] = of('statement');
    expect(name(said!.source)).toContain('minister');
    expect(said!.content.map((c) => text.slice(c.start, c.end))).toEqual(['Home rule', 'is a long way off']);
  });

  test('whom the model sees it done to has not done it', async () => {
    const text = 'Nine people were machine-gunned on Sunday.';
    expect(await pairs(text, act('ASSAULT', 'were machine-gunned', { patient: 'Nine people' }))).toEqual([
      [null, 'Nine people'],
    ]);
  });

  test('four of its members are somebody, a relief train is not', async () => {
    const text = 'Four of its members were arrested on Sunday.';
    expect(await pairs(text, act('COERCE', 'were arrested', { patient: 'Four of its members' }))).toEqual([
      [null, 'Four of its members'],
    ]);
    const train = 'Villagers stoned a relief train on Sunday.';
    expect(await pairs(train, act('PROTEST', 'stoned', { agent: 'Villagers', patient: 'a relief train' }))).toEqual([
      ['Villagers', null],
    ]);
  });
});

test('terms keep the negation without which they say the contrary', async () => {
  const text = 'Georgia insisted that the rebels must not be allowed to keep their guns.';
  const told = frame('position', 'demands', 'insisted', { agent: 'Georgia', terms: 'be allowed to keep their guns' });
  expect((await found('position', text, told)).map((p) => p.terms[0]!.value)).toEqual([
    'must not be allowed to keep their guns',
  ]);
  const refused = frame('position', 'rejects', 'must not', {
    agent: 'Georgia',
    terms: 'be allowed to keep their guns',
  });
  expect((await found('position', text, refused)).map((p) => p.terms[0]!.value)).toEqual([
    'be allowed to keep their guns',
  ]);
});
