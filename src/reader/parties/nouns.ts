/** Nouns that stand for people who act together, and nouns that mark a capitalised name as an organisation or a place. */

const set = (words: string) => new Set(words.split(/\s+/u));

/** With a nationality in front these are the state itself. */
export const STATE_NOUNS = set('side government authorities leadership administration regime cabinet state');

/** Groups that act; a party of their own. */
export const GROUP_NOUNS = set(
  'delegation delegations team teams officials leaders leader negotiators mediators envoys diplomats forces army troops military soldiers rebels rebel militia insurgents guerrillas parties party sides side capitals allies ally people public media reporters journalists protesters lawmakers ministers ministry ministries parliament opposition union unions group groups faction factions bloc council committee commission agency court police navy air guard guards company companies bank banks residents families villagers analysts experts observers monitors peacekeepers countries states nations powers neighbours neighbors members representatives spokesmen separatists fighters settlers workers farmers exporters investors critics supporters commanders prisoners hostages staff crew crews operators insurers shipowners sources aides advisers counterparts intelligence services presidency chancellery office offices government governments authorities administration regime leadership cabinet embassy embassies consulate secretariat directorate chamber brigade battalion captors kidnappers gunmen branch wing thinktank charity watchdog ngo',
);

export const ORGANISATION_WORDS = set(
  'ministry party council front army movement union group committee commission agency bank organization organisation court parliament congress senate assembly department office university institute foundation association alliance league forces government authority corps brigade tigers federation secretariat service services company corporation inc ltd times post news press radio television tv presidency chamber bureau directorate board centre center society club guard police navy command staff mission fund coalition bloc house cabinet',
);

/** Right in front of a name: what kind of body it is. */
export const BODY_NOUNS =
  /^(?:group|movement|party|faction|organi[sz]ation|militia|network|bloc|alliance|coalition|company|firm|agency|union)$/u;

export const PLACE_WORDS = set(
  'river street square strait straits sea ocean bay gulf island islands port airport mountain mountains valley province region district city town village bridge hotel palace hall peninsula base road crossing lake desert coast castle villa lodge cape canal pass park avenue camp resort plaza harbour harbor',
);

export const EVENT_WORDS = set(
  'talks agreement accord accords war treaty plan summit conference deal pact protocol declaration day process crisis conflict round forum games cup festival act resolution',
);

/** Nouns for papers, in the singular, for patterns. */
export const PAPER_NOUNS =
  'text|draft|paper|plan|proposal|charter|document|letter|list|note|offer|treaty|annex|formula|version';

/** Plural and collective words for people, at the end of a phrase. */
const PEOPLE =
  /(?:\b(?:people|persons?|youths?|members|spy|spies|men|women|man|woman|boy|girl|children|police|crews?|families|civilians|captives|hostages|nationals|citizens|residents|delegates|students|boys|girls|rebels|brothers|sisters|mothers|wives|relatives|someone|him|her|them|us|me)|ers|ors|ists|ians|ees)$/iu;

/** Whether words, or the last of them, tell of people: alone or as a group. */
export const tellsPeople = (words: string): boolean =>
  PEOPLE.test(words) || GROUP_NOUNS.has(words.slice(words.lastIndexOf(' ') + 1));

/** Prepositions after which a name is a place. */
export const PLACE_PREPOSITIONS = set(
  'in at near outside inside across around through into from to via towards toward off',
);

/** Capitalised words that are no names. */
export const CALENDAR = set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december mon tue tues wed thu thurs fri sat sun jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. christmas easter ramadan gmt',
);

export const PARTICLES = set('de van von der den bin ibn al el da dos del di la le abu ben ul ud y du st. ter ten');
