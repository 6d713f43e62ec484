import type { Act, Finding, Party } from '../model/index.js';

/** PLOVER acts as a sentence has them, and what leads to the recipient. */
const DONE: Readonly<Record<Act, readonly [string, string]>> = {
  AGREE: ['agrees', ' with'],
  CONSULT: ['consults', ''],
  SUPPORT: ['supports', ''],
  COOPERATE: ['works', ' with'],
  AID: ['aids', ''],
  CONCEDE: ['gives way', ' to'],
  RETREAT: ['draws back', ' from'],
  REQUEST: ['asks', ''],
  ACCUSE: ['accuses', ''],
  REJECT: ['rejects', ''],
  THREATEN: ['threatens', ''],
  PROTEST: ['protests', ' to'],
  SANCTION: ['sanctions', ''],
  MOBILIZE: ['mobilises', ' against'],
  COERCE: ['coerces', ''],
  ASSAULT: ['attacks', ''],
};

/** Acts whose object goes on with the sentence: "rejects the draft", "accuses Lunde of delay". */
const GOES_ON: ReadonlySet<Act> = new Set(['REJECT', 'ACCUSE', 'REQUEST', 'THREATEN']);

function done({ act, actor, recipient, object }: Extract<Finding, { kind: 'event' }>): string {
  const [verb, towards] = DONE[act.value];
  const what = object?.value ?? '';
  const whom = recipient && !what.includes(recipient.value.name) ? `${towards} ${recipient.value.name}` : '';
  const rest = what === '' ? '' : GOES_ON.has(act.value) && whom === '' ? ` ${what}` : `: ${what}`;
  const who = name(actor);
  return `${who} ${isMany(who) ? verb.replace(/^(\p{L}+)s\b/u, '$1') : verb}${whom}${rest}`;
}

/** "both governments", "12 fishermen", "rebels", but not "United Nations". */
const isMany = (who: string): boolean =>
  /^(?:the )?(?:both|two|three|four|several|some|many|\d+)\b/iu.test(who) ||
  /(?:^| )(?:\p{Ll}[\p{L}-]*[^su’']s|police|people|men|women|families)$/u.test(who);

const names = (parties: readonly Party[]) => parties.map((p) => p.value.name).join(', ');
const name = (party: Party | null, otherwise = 'not stated') => party?.value.name ?? otherwise;
const joined = (...parts: (string | null | undefined | false)[]) => parts.filter((p) => p).join(', ');

/** A finding in a few words of ours, for lists; its own words stand beside it. */
export function describe(f: Finding): string {
  switch (f.kind) {
    case 'statement':
      return joined(
        f.quotation,
        f.commits !== 'asserts' && f.commits,
        f.channel?.value,
        f.where && `in ${f.where.value}`,
        f.repeated && 'repeatedly',
        f.unclosed && 'quotation never closes',
        f.carried && 'carried on',
      );
    case 'meeting':
      return joined(
        f.status.value,
        names(f.participants),
        f.place && `in ${f.place.value}`,
        f.within && `at ${f.within.value}`,
        f.when?.value.expression,
        f.duration?.value.expression,
        f.format?.value,
      );
    case 'proposal':
      return joined(
        f.name.value,
        f.drawnUpBy.length > 0 && `drawn up by ${names(f.drawnUpBy)}`,
        f.tabledBy.length > 0 && `tabled by ${names(f.tabledBy)}`,
        f.carriedBy.length > 0 && `carried by ${names(f.carriedBy)}`,
        f.status,
      );
    case 'reception':
      return joined(`${name(f.holder)} ${f.answer.value}`, f.of?.value, f.hedge?.value);
    case 'position':
      return joined(`${name(f.holder)} ${f.stance.value}`, f.terms[0]?.value ?? f.issue?.value);
    case 'condition':
      return `${f.dependent.value} ← ${f.connective.value} ← ${f.required.value}`;
    case 'commitment':
      return joined(
        `${name(f.actor)}: ${f.act.value}`,
        f.window && !f.act.value.includes(f.window.value.expression) && f.window.value.expression,
        f.status,
      );
    case 'event':
      return joined(done(f), f.status !== 'happened' && f.status);
    case 'assessment':
      return joined(
        name(f.by, 'the outlet'),
        f.direction?.value,
        f.state?.value,
        f.valuation.map((v) => v.value).join(' '),
        f.of?.value,
      );
    case 'figure':
      return joined(
        [f.bound?.value, f.number.value, f.to && `to ${f.to.value}`, f.counts?.value ?? f.unit]
          .filter(Boolean)
          .join(' '),
        f.countedBy && `count of ${f.countedBy.value.name}`,
      );
    case 'question':
      return joined(`to ${name(f.to)}`, f.words.value, f.answer);
    default:
      return joined(f.name, f.form, f.type);
  }
}
