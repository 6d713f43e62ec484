import type { Finding, Party } from '../model/index.js';

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
      return joined(`${name(f.holder)} ${f.stance.value}`, f.issue?.value);
    case 'condition':
      return `${f.dependent.value} ← ${f.connective.value} ← ${f.required.value}`;
    case 'commitment':
      return joined(`${name(f.actor)}: ${f.act.value}`, f.window?.value.expression, f.status);
    case 'event':
      return joined(`${f.act.value} ${name(f.actor)}${f.recipient ? ` → ${f.recipient.value.name}` : ''}`, f.status);
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
        `${f.number.value} ${f.counts?.value ?? f.unit ?? ''}`,
        f.countedBy && `count of ${f.countedBy.value.name}`,
      );
    case 'question':
      return joined(`to ${name(f.to)}`, f.words.value, f.answer);
    default:
      return joined(f.name, f.form, f.type);
  }
}
