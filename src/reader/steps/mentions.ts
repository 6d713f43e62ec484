import type { Draft } from '../draft.js';
import { localNames } from '../parties/localNames.js';
import { Parties } from '../parties/parties.js';
import { subjectOf } from '../syntax/clause.js';

/** Finds who is meant, joins names, roles and pronouns into parties, and writes the mentions down. */
export function mentions(draft: Draft): void {
  const { syntax } = draft;
  const subjects = new Set<number>();
  for (const sentence of draft.body()) {
    for (const verb of sentence.verbs) {
      if (verb.tense === 'infinitive' || verb.tense === 'ing') continue;
      const subject = subjectOf(syntax, sentence, verb);
      for (const part of subject?.parts ?? []) subjects.add(part.first);
    }
  }
  syntax.local = localNames(syntax);
  const parties = new Parties(syntax, (p) => draft.readable(p), subjects);
  draft.parties = parties;
  const drafts = parties.mentions.map((m) => ({ m, finding: write(draft, m) }));
  for (const { m, finding } of drafts) {
    if (!finding || m.entity === null) continue;
    const least = parties.ids.get(m.entity);
    if (least === undefined || finding.id < least) parties.ids.set(m.entity, finding.id);
  }
  for (const { m, finding } of drafts) {
    if (!finding || m.entity === null) continue;
    const name = parties.entities[m.entity]!.name;
    draft.replace({ ...finding, party: parties.ids.get(m.entity) ?? null, name });
  }
}

function write(draft: Draft, m: Parties['mentions'][number]) {
  const { syntax } = draft;
  const whole = syntax.span(m.first, m.last);
  return draft.add('mention', whole, {
    evidence: [whole],
    form: m.form,
    type: m.type,
    party: null,
    name: m.name,
    role: m.role && m.role.last > m.role.first ? draft.words(m.role.first, m.role.last) : null,
    affiliation: m.affiliation
      ? {
          value: m.affiliation.state?.name ?? m.affiliation.name,
          evidence: [syntax.span(m.affiliation.first, m.affiliation.last)],
        }
      : null,
    confidence: m.form === 'name' ? 0.9 : m.form === 'pronoun' ? 0.7 : 0.8,
  });
}
