// How an act is done, and of which class it is, as its own words tell; acts of one side alone.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { actMeant, modeTold } from '../src/lexicon/index.js';
import type { Act } from '../src/model/index.js';
import { SHIPPED } from '../src/reader/neural/bundle.js';
import { act, found, frame, read, withModel } from './told.js';

/** "before | words of the act | behind" */
const context = (told: string) => {
  const [before, words, behind] = told.split('|').map((part) => part.trim().toLowerCase().split(' ').filter(Boolean));
  return { before: before!, words: words!, behind: behind! };
};

test.each<[Act, string | null, string]>([
  // A gun pulled back is no gun that falls silent.
  ['RETREAT', 'withdraw', 'the army | pulled its guns back | from the ridge'],
  ['RETREAT', 'withdraw', 'the brigade | drew back its mortars | behind the canal'],
  ['RETREAT', 'ceasefire', 'the gunners | stopped firing | at noon'],
  ['RETREAT', 'ceasefire', 'the front | extended | its truce by a week'],
  ['RETREAT', 'disarm', 'the band | handed in its rifles | to the monitors'],
  ['RETREAT', 'access', 'the junta | let the inspectors into | the reactor hall'],
  ['RETREAT', 'release', 'the rebels | set at liberty | nine drivers'],
  // Gas for a crowd, and gas that kills.
  ['ASSAULT', 'unconventional', 'the army | used nerve gas | in the valley'],
  ['ASSAULT', 'unconventional', 'the army | attacked | the village with chlorine'],
  ['ASSAULT', 'unconventional', 'the agents | poisoned | a defector'],
  ['ASSAULT', 'crowd-control', 'police | fired tear gas | at the marchers'],
  ['ASSAULT', 'crowd-control', 'police | turned | water cannon on the crowd'],
  // Whom it is done to tells as well.
  ['ASSAULT', 'execute', 'the rebels | shot | three captives'],
  ['ASSAULT', 'execute', 'the militia | killed | two of its prisoners'],
  ['ASSAULT', 'assassinate', 'gunmen | shot dead | the mayor at his door'],
  ['ASSAULT', 'assassinate', 'the judge | was shot | outside her home'],
  ['ASSAULT', 'heavy-weapons', 'a stray shell | killed | the mayor'],
  ['ASSAULT', 'firearms', 'gunmen | shot | two guards'],
  ['ASSAULT', 'torture', 'the guards | burned the captive | with cigarettes'],
  ['ASSAULT', 'massacre', 'the militia | killed | the whole village'],
  ['ASSAULT', 'cleansing', 'the militia | drove every | herdsman out of the valley'],
  ['ASSAULT', 'destroy', 'saboteurs | blew up | the waterworks'],
  ['ASSAULT', 'beat', 'the deputy | struck | him in the face'],
  ['COERCE', 'deport', 'soldiers | sent | forty families over the border'],
  ['COERCE', 'deport', 'soldiers | loaded | the villagers onto lorries'],
  ['COERCE', 'misinformation', 'the ministry | planted a forged order | in the press'],
  ['COERCE', 'misinformation', 'the broadcaster | spread | rumours of a coup'],
  ['COERCE', 'censor', 'the ministry | took | the weekly off the stands'],
  ['COERCE', 'curfew', 'the governor | ordered | residents to stay indoors'],
  ['COERCE', 'martial-law', 'the junta | declared | a state of siege'],
  ['REQUEST', 'assist', 'the mayor | asked | the neighbours for tents'],
  ['REQUEST', 'yield', 'the front | demanded | that the siege be lifted'],
  ['REQUEST', 'change', 'the guild | urged | the port to change its toll law'],
  ['REQUEST', null, 'the envoy | asked | to change rooms'],
  ['REQUEST', null, 'she | asked | the clerk to meet the train'],
  ['REQUEST', 'meet', 'the front | asked | to meet the mediator'],
  ['REJECT', 'assist', 'the port | refused | to send tents'],
  ['REJECT', null, 'the port | refused | the tents it was sent'],
  ['REJECT', null, 'the junta | turned down | an offer of aid'],
  ['REJECT', 'meet', 'the front | declined to come | to the capital'],
  ['REJECT', 'yield', 'the colonel | refused | to lift the siege'],
  ['THREATEN', 'arrest', 'the minister | would detain | anyone who came'],
  ['THREATEN', 'violence', 'the general | would strike back | if shelled'],
  ['PROTEST', 'hunger', 'prisoners | refused food | for a week'],
  ['PROTEST', 'boycott', 'the deputies | stayed out | of the chamber'],
  ['PROTEST', 'riot', 'youths | set cars alight | in the port'],
  ['MOBILIZE', 'militia', 'the governor | called up | the village guards'],
  ['CONSULT', 'visit', 'the premier | flew to | the islands to see the chief'],
])('%s %s: %s', (of, mode, told) => {
  expect(modeTold(of, context(told))).toBe(mode);
});

test.each<[Act, Act, string]>([
  ['AID', 'COERCE', 'the army | sent | forty families over the border'],
  ['AID', 'COERCE', 'soldiers | put | the villagers across the border'],
  ['AID', 'AID', 'the port | sent | forty trucks of flour over the border'],
  ['AID', 'AID', 'the port | sent | tents to families at the border'],
  ['MOBILIZE', 'COERCE', 'the navy | took the tanker | into port'],
  ['MOBILIZE', 'COERCE', 'a cutter | towed | the trawler into harbour'],
  ['MOBILIZE', 'MOBILIZE', 'the navy | sent | a frigate to the strait'],
  ['COERCE', 'ASSAULT', 'the guards | burned | the captive with cigarettes'],
  ['COERCE', 'COERCE', 'the guards | burned | the archive'],
  ['AGREE', 'RETREAT', 'the front | declared | a ceasefire'],
  ['AGREE', 'AGREE', 'the front | signed | a ceasefire'],
])('%s is meant for %s: %s', (seen, meant, told) => {
  expect(actMeant(seen, context(told))).toBe(meant);
});

describe.skipIf(!existsSync(join(SHIPPED, 'model.onnx')))('on what the model sees', () => {
  withModel();

  test('families sent over the border are deported, and not helped', async () => {
    const [event] = await found(
      'event',
      'Osk sent forty families over the border.',
      act('AID', 'sent', { agent: 'Osk', patient: 'forty families' }),
    );
    expect([event!.act.value, event!.mode]).toEqual(['COERCE', 'deport']);
  });

  test.each([
    ['Varenia’s cabinet met on Monday to discuss the draft.', 'met', 'Varenia’s cabinet'],
    ['The Front’s council conferred on the draft.', 'conferred', 'The Front’s council'],
    ['The president conferred with his generals on the draft.', 'conferred', 'The president // his generals'],
    ['The premier sat down with her ministers on Sunday.', 'sat down', 'The premier // her ministers'],
  ])('one side alone consults nobody: %s', async (text, words, participant) => {
    const seen = await read(text, [frame('meeting', 'held', words, { participant }), act('CONSULT', words)]);
    expect(seen.of('meeting').length).toBe(1);
    expect(seen.of('event')).toEqual([]);
  });

  test.each([
    ['The president conferred with the Front’s envoy on the draft.', 'conferred', 'The president // the Front’s envoy'],
    ['The premier sat down with her hosts on Sunday.', 'sat down', 'The premier // her hosts'],
    ['The Security Council met on the truce.', 'met', 'The Security Council'],
  ])('two sides, or a body of many states, consult: %s', async (text, words, participant) => {
    const seen = await read(text, [frame('meeting', 'held', words, { participant })]);
    expect(seen.of('event').map((e) => e.act.value)).toContain('CONSULT');
  });

  test('whoever meets a mediator meets through a third party', async () => {
    const text = 'The mediator, Ilsa Oren, spent three hours with the Front’s envoy, Dario Keld.';
    const told = frame('meeting', 'held', 'spent three hours', { participant: 'Ilsa Oren // Dario Keld' });
    expect((await found('event', text, told)).map((e) => e.mode)).toContain('third-party');
  });

  test.each([
    ['Osk took its text back.', 'took', []],
    ['The guild withdrew its offer on Monday.', 'withdrew', []],
    ['Osk took back its promise on Monday.', 'took back', ['REJECT']],
    ['The guild withdrew its consent on Monday.', 'withdrew', ['REJECT']],
  ])('a paper of one’s own that is taken back is nothing refused: %s', async (text, words, acts) => {
    const told = act('REJECT', words, { agent: text.startsWith('Osk') ? 'Osk' : 'The guild' });
    expect((await found('event', text, told)).map((e) => e.act.value)).toEqual(acts);
  });

  test('who is resigned to something leaves no office', async () => {
    const seen = act('RETREAT', 'was resigned', { agent: 'The premier' });
    expect(await found('event', 'The premier was resigned to a delay.', seen)).toEqual([]);
    const left = act('RETREAT', 'resigned', { agent: 'The premier' });
    expect((await found('event', 'The premier resigned on Monday.', left)).map((e) => e.mode)).toEqual(['resign']);
  });

  test('a text may end on a sentence of one word behind a meeting', async () => {
    const told = frame('meeting', 'held', 'met', { participant: 'Osk // the Front' });
    expect((await found('meeting', 'Osk met the Front on Monday. Silence', told)).length).toBe(1);
  });
});
