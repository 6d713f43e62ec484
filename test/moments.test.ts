import { describe, expect, test } from 'vitest';
import { anchorMoment, resolveMoments, timexType, timexValue } from '../src/model/index.js';
import { neuralReader, ruleReader } from '../src/reader/reader.js';

// 4 March 2031 is a Tuesday.
const DAY = '2031-03-04';

/** A sentence, the expression that is looked at, its EDTF form. */
const CASES: readonly (readonly [string, string, string | null])[] = [
  ['The envoys met in Sarn on Monday.', 'Monday', '2031-03-03'],
  ['The envoys met in Sarn on Tuesday.', 'Tuesday', '2031-03-04'],
  ['The envoys will meet in Sarn on Friday.', 'Friday', '2031-03-07'],
  ['The envoys agreed on Friday to meet again.', 'Friday', '2031-02-28'],
  ['The round is due to open on Thursday.', 'Thursday', '2031-03-06'],
  ['The premier said last Tuesday that it was over.', 'last Tuesday', '2031-02-25'],
  ['She leaves today and returns tomorrow.', 'tomorrow', '2031-03-05'],
  ['The talks broke down last week.', 'last week', '2031-02-24/2031-03-02'],
  ['The two sides will meet next month.', 'next month', '2031-04'],
  ['The truce was signed in October.', 'October', '2030-10'],
  ['A vote will be held in October.', 'October', '2031-10'],
  ['The accord was signed on 9 June 2027.', '9 June 2027', '2027-06-09'],
  ['They set March 20 as the deadline.', 'March 20', '2031-03-20'],
  ['The war began in early 1998.', 'early 1998', '1998'],
  ['It was the worst year since the 1970s.', '1970s', '197X'],
  ['Exports rose in the third quarter of 2030.', 'third quarter of 2030', '2030-35'],
  ['The army shelled the town on Sunday. The day before, a pilot had been freed.', 'The day before', '2031-03-01'],
  ['The round opened on 10 February. Two days later it was broken off.', 'Two days later', '2031-02-12'],
  ['They last met three weeks ago.', 'three weeks ago', '2031-02-10/2031-02-16'],
  ['The offer was withdrawn recently.', 'recently', null],
  ['He was wounded last summer.', 'last summer', '2030-22'],
  ['The envoys met in Sarn on 28 May.', '28 May', '2030-05-28'],
  ['The accord was signed on 20 April.', '20 April', '2030-04-20'],
  ['The talks collapsed on April 2.', 'April 2', '2030-04-02'],
  ['The delegations had met on 1 March.', '1 March', '2031-03-01'],
  ['The envoys met in Sarn on 6 March.', '6 March', '2031-03-06'],
  ['The envoys met in Sarn on 7 March.', '7 March', '2030-03-07'],
  ['The premier announced on 28 March that it was over.', '28 March', '2030-03-28'],
  ['The premier announced a vote on 28 March.', '28 March', '2031-03-28'],
  ['The ministers were invited to a meeting on 28 March.', '28 March', '2031-03-28'],
  ['The envoys met ahead of a vote on 28 March.', '28 March', '2031-03-28'],
  ['The round was postponed to 28 March.', '28 March', '2031-03-28'],
  ['The army attacked on Sunday. Hours later the truce collapsed.', 'Hours later', '2031-03-02'],
  ['The envoys left on Monday. Two hours later the shelling resumed.', 'Two hours later', '2031-03-03'],
  ['Hours later the truce collapsed.', 'Hours later', '2031-03-04'],
  ['The round opened on 10 February. The army fired 48 hours later.', '48 hours later', '2031-02-12'],
  ['They last met a fortnight ago.', 'a fortnight ago', '2031-02-17/2031-02-23'],
  ['The talks will resume in three weeks.', 'three weeks', '2031-03-24/2031-03-30'],
  ['They met on Saturday. The previous evening a ship had been sunk.', 'The previous evening', '2031-02-28'],
  ['They met on Saturday. The following morning they left.', 'The following morning', '2031-03-02'],
  ['The army shelled the town overnight.', 'overnight', '2031-03-04'],
  ['Orsk left yesterday evening.', 'yesterday evening', '2031-03-03'],
  ['The talks ended at 3 a.m. on Monday.', '3 a.m. on Monday', '2031-03-03'],
  ['They will meet at 10:30 a.m. local time on 3 June.', '10:30 a.m. local time on 3 June', '2031-06-03'],
  ['The truce was signed on Christmas Day.', 'Christmas Day', '2030-12-25'],
  ['The vote was held on New Year’s Eve.', 'New Year’s Eve', '2030-12-31'],
  ['They must leave within 48 hours.', '48 hours', '2031-03-06'],
  ['The talks were held from 20 to 23 May 2030.', '20 to 23 May 2030', '2030-05-20/2030-05-23'],
  ['The talks were held from 20 to 23 May.', '20 to 23 May', '2030-05-20/2030-05-23'],
  ['The talks will be held from 20 to 23 May.', '20 to 23 May', '2031-05-20/2031-05-23'],
  ['The talks will be held from May 28 to June 2.', 'May 28 to June 2', '2031-05-28/2031-06-02'],
  ['The talks ran from 28 December to 3 January.', '28 December to 3 January', '2030-12-28/2031-01-03'],
  ['The summit is planned for 20-23 May 2031.', '20-23 May 2031', '2031-05-20/2031-05-23'],
  ['The summit is planned for May 20-23, 2031.', 'May 20-23, 2031', '2031-05-20/2031-05-23'],
  ['The truce held between 20 and 23 May 2030.', '20 and 23 May 2030', '2030-05-20/2030-05-23'],
  ['It ran from 28 December to 3 January 2031.', '28 December to 3 January 2031', '2030-12-28/2031-01-03'],
  ['The envoys will meet in the first week of June.', 'first week of June', '2031-06-02/2031-06-08'],
  ['The envoys met in the last week of February.', 'last week of February', '2031-02-24/2031-03-02'],
  ['The envoys met in the first week of March.', 'first week of March', '2031-03-03/2031-03-09'],
  ['They met in the second week of June 2030.', 'second week of June 2030', '2030-06-10/2030-06-16'],
  [
    'The round opened on 10 February. The following day, Tuesday, it ended.',
    'The following day, Tuesday',
    '2031-02-11',
  ],
  ['The following day, Friday, it was broken off.', 'The following day, Friday', '2031-02-28'],
  ['The delegation is expected in Sarn at the weekend.', 'the weekend', '2031-03-08/2031-03-09'],
  ['The delegation arrived in Sarn at the weekend.', 'the weekend', '2031-03-01/2031-03-02'],
  ['The accord was signed a year ago today.', 'a year ago today', '2030'],
  ['They last met forty-two days ago.', 'forty-two days ago', '2031-01-21'],
  ['The war ended a hundred years ago.', 'a hundred years ago', '1931'],
  ['The accord was signed a week ago today.', 'a week ago today', '2031-02-25'],
  // A clock time has the day that is told just before it, else none.
  ['The talks began at noon.', 'noon', null],
  ['The envoys met at 9 a.m. in Sarn.', '9 a.m.', null],
  ['The talks broke up at midnight.', 'midnight', null],
  ['The talks broke up at 15:30 GMT.', '15:30 GMT', null],
  ['On 10 February the army fired. The envoys met at noon.', 'noon', '2031-02-10'],
  ['The talks will resume on Sunday. The envoys met at noon.', 'noon', null],
  ['They left on Monday. Orsk was angry. Brandt was not. The envoys met at noon.', 'noon', null],
  // What lasted until a day is over, what was set an end is not.
  ['The talks went on until Friday.', 'Friday', '2031-02-28'],
  ['The envoys stayed in Sarn till Sunday.', 'Sunday', '2031-03-02'],
  ['The talks lasted until 20 February.', '20 February', '2031-02-20'],
  ['The envoys did not meet until Friday.', 'Friday', '2031-02-28'],
  ['The truce was extended until Friday.', 'Friday', '2031-03-07'],
  ['The parties suspended the talks until Friday.', 'Friday', '2031-03-07'],
  ['The envoys had until Friday to answer.', 'Friday', '2031-03-07'],
  ['The session was postponed to Monday.', 'Monday', '2031-03-10'],
  ['Osk has promised an answer by Friday.', 'Friday', '2031-03-07'],
  ['Osk gave the answer that it had promised by Friday.', 'Friday', '2031-02-28'],
  ['The envoys will meet next Tuesday.', 'Tuesday', '2031-03-11'],
  // Counted from the time told before.
  ['They met on 10 February. The previous week they had met in Tolmar.', 'previous week', '2031-02-03/2031-02-09'],
  ['They met on 10 February. The week before, they had met in Tolmar.', 'The week before', '2031-02-03/2031-02-09'],
  ['They met on 10 February. The week before they had met in Tolmar.', 'The week before', '2031-02-03/2031-02-09'],
  ['They met on 10 February. The next week they met again.', 'next week', '2031-02-17/2031-02-23'],
  ['They met in January. The next month they met again.', 'next month', '2031-02'],
  ['They met in January. The month before, they had met in Tolmar.', 'The month before', '2030-12'],
  ['They met on Saturday. The night before, a ship had been sunk.', 'The night before', '2031-02-28'],
  ['They met on Saturday. The morning after, they left.', 'The morning after', '2031-03-02'],
  ['They met on Saturday. 36 hours later they left.', '36 hours later', '2031-03-02'],
  ['The exports rose in the previous quarter.', 'previous quarter', '2030-36'],
  // Counted from what happened, on its day where one is told.
  ['Two days after Osk tabled its draft, the envoys met.', 'Two days after', null],
  ['A week after the vote, the envoys met.', 'A week after', null],
  ['The envoys met on the eve of the summit.', 'the eve of', null],
  ['The day before the vote, the envoys met.', 'The day before', null],
  ['The army shelled the town on Sunday. The day before the vote, it had fired.', 'The day before', null],
  ['Two days after the vote of 10 February, the envoys met.', 'Two days after', '2031-02-12'],
  ['On the eve of the vote of 10 February, the envoys met.', 'the eve of', '2031-02-09'],
  ['On 10 February Osk shelled the port. Two days after the shelling, the envoys met.', 'Two days after', '2031-02-12'],
  // Days counted from a day.
  ['The envoys will sit down a week from Monday.', 'a week from Monday', '2031-03-17'],
  ['The envoys will meet ten days from 20 March.', 'ten days from 20 March', '2031-03-30'],
  ['The envoys will meet two weeks from today.', 'two weeks from today', '2031-03-18'],
  // Days and months in a row.
  ['The envoys met on 5 and 6 February.', '5 and 6 February', '2031-02-05/2031-02-06'],
  ['The envoys met on February 5 and 6.', 'February 5 and 6', '2031-02-05/2031-02-06'],
  ['The envoys met on 5, 6 and 7 February.', '5, 6 and 7 February', '2031-02-05/2031-02-07'],
  ['The envoys met on 31 January and 1 February.', '31 January and 1 February', '2031-01-31/2031-02-01'],
  ['The envoys met on 5 and 8 February.', '5', '2031-02-05'],
  ['The envoys met on 5 and 8 February.', '8 February', '2031-02-08'],
  ['The envoys met on 5 and 8 February 2030.', '5', '2030-02-05'],
  ['On Sunday and Monday, the envoys met.', 'Sunday and Monday', '2031-03-02/2031-03-03'],
  ['The envoys will meet on Monday and Tuesday.', 'Monday and Tuesday', '2031-03-10/2031-03-11'],
  ['The envoys met on Friday, Saturday and Sunday.', 'Friday, Saturday and Sunday', '2031-02-28/2031-03-02'],
  ['The envoys met on Monday and Friday.', 'Monday', '2031-03-03'],
  ['The envoys met from Monday to Thursday.', 'Monday to Thursday', '2031-02-24/2031-02-27'],
  ['The envoys will meet from Monday to Thursday.', 'Monday to Thursday', '2031-03-10/2031-03-13'],
  ['The envoys met from Sunday until Tuesday.', 'Sunday until Tuesday', '2031-03-02/2031-03-04'],
  ['The round was moved from Monday to Thursday.', 'Thursday', '2031-03-06'],
  ['The envoys met in December and January.', 'December and January', '2030-12/2031-01'],
  ['The envoys met between March and May 2030.', 'March and May 2030', '2030-03/2030-05'],
];

describe.each([
  ['rules', async () => ruleReader()],
  ['neural', async () => neuralReader()],
] as const)('times as the %s reader tells them', (_, open) => {
  test.each(CASES)('%s', async (text, words, edtf) => {
    const { annotations } = await (await open()).read(text, 'report:x', { annotations: true });
    const found = annotations!.times.find((t) => text.slice(t.start, t.end) === words);
    expect(annotations!.times.map((t) => text.slice(t.start, t.end))).toContain(words);
    expect(anchorMoment(found!.moment, DAY)).toBe(edtf);
  });
});

test.each([
  ['The firm has signed 1990 workers and 2,000 ships.'],
  ['April Orsk may march in May Square.'],
  ['Article 1998 of the code is not at issue.'],
  ['They will build 20 ships in two years of work.'],
  ['The ship was lost within two days of the attack.'],
  ['The envoys spoke for several hours before the vote.'],
  ['The two days after the vote were quiet.'],
  ['The levy is 3.30 crowns, not 3 crowns.'],
])('no time stands in: %s', async (text) => {
  const { annotations } = await ruleReader().read(text, 'report:x', { annotations: true });
  expect(annotations!.times.map((t) => t.moment.expression)).toEqual([]);
});

/** A sentence and how what it tells lies to the time in it. */
test.each([
  ['The envoys will meet before the end of the month.', 'before'],
  ['They have not met since last Thursday.', 'after'],
  ['The truce holds until Saturday.', 'before'],
  ['The hostages must be freed by Friday.', 'before'],
  ['The troops will leave no later than 3 June.', 'before'],
  ['The troops will leave ahead of Sunday.', 'before'],
  ['They must leave within 48 hours.', 'before'],
  ['The envoys will meet after Friday.', 'after'],
  ['Prices rose during the third quarter of 2030.', 'during'],
  ['Hours later the truce collapsed.', 'same day'],
  ['The envoys met on Friday.', 'on'],
  ['The envoys met after Monday’s talks.', 'on'],
  ['The envoys met before the 3 May vote.', 'on'],
])('relation: %s', async (text, relation) => {
  const { annotations } = await ruleReader().read(text, 'report:x', { annotations: true });
  expect(annotations!.times.map((t) => t.moment.relation)).toEqual([relation]);
});

/** Words of a sentence, and TIMEX3 type and value of a time that is counted from what happened. */
test.each([
  ['Two days after Osk tabled its draft, the envoys met.', 'DURATION', 'P2D', 'after', 'Osk tabled its draft'],
  ['The envoys met three hours before the deadline.', 'DURATION', 'PT3H', 'before', 'the deadline'],
  ['The envoys met on the eve of the summit.', 'DATE', null, 'before', 'the summit'],
  ['The envoys met hours after the attack.', 'TIME', null, 'same day', 'the attack'],
])('counted from what happened: %s', async (text, type, value, relation, event) => {
  const { annotations } = await ruleReader().read(text, 'report:x', { annotations: true });
  const { moment } = annotations!.times[0]!;
  expect([timexType(moment), timexValue(moment, DAY), moment.relation]).toEqual([type, value, relation]);
  expect(moment).toMatchObject({ anchor: 'finding', relative: { of: { event } } });
  expect(text).toContain(moment.expression);
  expect(moment.expression).toContain(event);
});

test('hours are kept beside the day that they are counted from', async () => {
  const text = 'The envoys left on Monday. Two hours later the shelling resumed.';
  const { annotations } = await ruleReader().read(text, 'report:x', { annotations: true });
  expect(annotations!.times[1]!.moment.relative).toMatchObject({ unit: 'hour', shift: 2 });
});

/** A sentence, its day as the meeting has it, and the state of the meeting. */
const OWN: readonly (readonly [string, string | undefined])[] = [
  ['Georgia and France open talks in Sarn on Thursday.', '2031-03-06'],
  ['Georgia and France agreed on Sunday to meet on Sunday in Sarn.', '2031-03-09'],
  ['Orsk said that on Monday the envoys of Georgia and France would meet.', '2031-03-10'],
  ['Orsk told Brandt that on Monday the envoys of Georgia and France had met.', '2031-03-03'],
  ['The talks between Georgia and France, due to resume on Monday, were postponed.', '2031-03-03'],
  ['Talks between Georgia and France set for Monday have been called off.', '2031-03-03'],
  ['Talks between Georgia and France went on until Sunday.', '2031-03-02'],
  ['Envoys of Georgia and France met on 10 February. The following week they met again.', '2031-02-10'],
  ['Envoys of Georgia and France met at noon in Sarn.', undefined],
  ['Envoys of Georgia and France met in Sarn two days after the shelling.', undefined],
  ['Envoys of Georgia and France met on Sunday and Monday in Sarn.', '2031-03-02/2031-03-03'],
];

test.each(OWN)('the day of a meeting is that of its words: %s', async (text, day) => {
  const { findings, annotations } = await (await neuralReader()).read(text, 'report:x', { annotations: true });
  const meeting = findings.filter((f) => f.kind === 'meeting').find((f) => f.when)!;
  expect(resolveMoments(meeting, DAY).when).toBe(day);
  const { start } = meeting.when!.evidence[0];
  expect(annotations!.times.find((t) => t.start === start)!.moment).toEqual(meeting.when!.value);
  expect(anchorMoment(meeting.when!.value, DAY) ?? undefined).toBe(day);
});

test.each([
  ['Envoys of Georgia and France met on 10 February. The following week they met again.', '2031-02-17/2031-02-23'],
  ['Envoys of Georgia and France met on 10 February. The week before they had met in Tolmar.', '2031-02-03/2031-02-09'],
])('a meeting beside one told before: %s', async (text, day) => {
  const { findings } = await (await neuralReader()).read(text, 'report:x');
  expect(findings.map((f) => resolveMoments(f, DAY).when)).toContain(day);
});

test('a promise that is pending is to be kept on a day to come', async () => {
  const text = 'The sides have agreed to exchange sixty captives each at Pelk on Sunday.';
  const { findings } = await (await neuralReader()).read(text, 'report:x');
  const promise = findings.find((f) => f.kind === 'commitment')!;
  expect(resolveMoments(promise, DAY)).toEqual({ window: '2031-03-09' });
});

test('what nothing anchors stays open', async () => {
  const { annotations } = await ruleReader().read('Two days later they met.', 'report:x', { annotations: true });
  const [time] = annotations!.times;
  expect(time!.moment.anchor).toBe('finding');
  expect(timexValue(time!.moment, DAY)).toBeNull();
});
