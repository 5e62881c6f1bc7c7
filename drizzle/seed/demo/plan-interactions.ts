import { agentOf, priorityOf, subjectOf, teamOf } from "./desk";
import type { PlannedAnswer } from "./plan-answers";
import { COURIER_DAYS } from "./plan-flows";
import { paceOf, planWaits } from "./plan-waits";
import type { Random } from "./random";
import type { Country, Plan } from "./segments";
import { blockOf, SERVICE, type ServiceBlock, WAITS, type Wait } from "./service-blocks";
import { type ContactAnswer, isSatisfied } from "./set-contacts";

/** One request of a customer, before it goes through the product's writer. */
export interface PlannedInteraction {
  readonly channel: "chat" | "email" | "phone";
  readonly country: Country;
  readonly plan: Plan;
  readonly team: string;
  readonly agent: string;
  /** Another one who took over and solved it. */
  readonly handedTo: string | null;
  readonly priority: string;
  readonly subject: string;
  /** Complete days ago, and seconds after local midnight. */
  readonly daysAgo: number;
  readonly second: number;
  /** Seconds until a person answered. */
  readonly wait: number;
  /** Answered later than promised. */
  readonly missed: boolean;
  readonly reopened: boolean;
  /** Answers that were given about it. */
  readonly answers: readonly PlannedAnswer[];
}

type Channel = PlannedInteraction["channel"];

/** An interaction while it is planned. */
interface Draft {
  readonly channel: Channel;
  readonly country: Country;
  readonly plan: Plan;
  readonly daysAgo: number;
  readonly second: number;
  readonly answers: readonly PlannedAnswer[];
  readonly waited: ContactAnswer["waited"];
  readonly content: boolean;
}

const CHANNELS = { chat: "chat", "e-mail": "email", phone: "phone" } as const;
const PLANS = { Solo: 34, Duo: 41, Family: 25 } as const;
const HANDED_OVER = 0.03;
/** Service answers from seven to ten, every day. */
const OPENS = 7 * 3_600;
/** How much likelier a wait is where somebody was not satisfied. */
const UNSATISFIED: Readonly<Record<Wait, number>> = { under2: 0.6, to5: 1, to10: 2.4, over10: 2.6 };

/**
 * All interactions of eighteen months, until yesterday: one for each answer after a contact, opened before it, and as many
 * others as the blocks say. What a block counts (waits, missed promises, reopenings) holds exactly, whoever answered.
 */
export function planInteractions(
  random: Random,
  satisfaction: readonly ContactAnswer[],
  ease: readonly PlannedAnswer[],
): PlannedInteraction[] {
  const drafts = [
    ...satisfaction.map(({ answer, waited }) => draftOf(random, answer, waited, isSatisfied(answer))),
    ...ease.map((answer) => draftOf(random, answer, null, true)),
  ];
  const byBlock = new Map<ServiceBlock, Draft[]>(SERVICE.map((block) => [block, []]));
  for (const draft of drafts) byBlock.get(blockOf(draft.country, draft.daysAgo))?.push(draft);
  const planned = [...byBlock].flatMap(([block, asked]) => ofBlock(random, block, asked));
  return planned.sort((a, b) => b.daysAgo - a.daysAgo || a.second - b.second);
}

/** What an answer is about: opened one to two hours before it, or on the evening before; an e-mail on the day before. */
function draftOf(random: Random, answer: PlannedAnswer, waited: ContactAnswer["waited"], content: boolean): Draft {
  const channel = CHANNELS[answer.contact];
  const before = answer.minute * 60 - (75 * 60 + random.below(75 * 60));
  const at =
    channel === "email"
      ? { daysAgo: answer.daysAgo + 1, second: OPENS + random.below(5 * 3_600) }
      : before >= OPENS
        ? { daysAgo: answer.daysAgo, second: before }
        : { daysAgo: answer.daysAgo + 1, second: 18 * 3_600 + random.below(9_000) };
  const { country, plan } = answer;
  return { ...{ channel, country, plan, waited, content, answers: [answer] }, ...at };
}

function ofBlock(random: Random, block: ServiceBlock, asked: readonly Draft[]): PlannedInteraction[] {
  const chats = filled(
    random,
    block,
    "chat",
    WAITS.reduce((sum, wait) => sum + block.chat[wait], 0),
    asked,
  );
  const emails = filled(random, block, "email", block.email.n, asked);
  const phones = filled(random, block, "phone", block.phone.n, asked);
  const waits = [
    ...chatWaits(random, block, chats),
    ...slowOnes(random, emails, block.email.missed).map(([draft, missed]) => {
      // Half of the e-mails are answered within two hours; what was promised is four.
      const minutes = missed ? 250 + random.below(230) : 8 + Math.round(226 * random.next() ** 1.2);
      return { draft, wait: minutes * 60 + random.below(60) - 30, missed };
    }),
    ...slowOnes(random, phones, block.phone.missed).map(([draft, missed]) => ({
      ...{ draft, missed },
      wait: missed ? 125 + random.below(300) : 6 + random.below(108),
    })),
  ];
  const mayComeBack = waits.filter(({ draft, missed }) => draft.channel !== "phone" && !missed);
  const again = new Set(random.shuffle(mayComeBack).slice(0, block.reopened));
  return waits.map((one) => {
    const { channel, country, plan, daysAgo, second, answers } = one.draft;
    const team = teamOf(country, channel);
    const agent = agentOf(random, team);
    return {
      ...{ channel, country, plan, daysAgo, second, answers, team, agent },
      handedTo: random.next() < HANDED_OVER ? agentOf(random, team, agent) : null,
      priority: priorityOf(random),
      subject: subjectOf(random, country, daysAgo <= COURIER_DAYS),
      wait: one.wait,
      missed: one.missed,
      reopened: again.has(one),
    };
  });
}

/** The drafts of a channel, filled up with ones that nobody answered about. */
function filled(random: Random, block: ServiceBlock, channel: Channel, n: number, asked: readonly Draft[]): Draft[] {
  const mine = asked.filter((draft) => draft.channel === channel);
  if (mine.length > n) throw new Error(`More answers than ${channel} interactions in the demo's ${block.country}.`);
  const [from, to] = block.days;
  const others = Array.from({ length: n - mine.length }, (): Draft => {
    // Early enough that also who waits long is answered on the same day.
    const hours = channel === "email" ? 5 : 12;
    return {
      ...{ channel, country: block.country, plan: random.weighted(PLANS), answers: [], waited: null, content: true },
      daysAgo: from + random.below(to - from + 1),
      second: OPENS + random.below(hours * 3_600),
    };
  });
  return [...mine, ...others];
}

/** Each draft and whether it waited too long: exactly so many, sooner those of whom somebody complained. */
function slowOnes(random: Random, drafts: readonly Draft[], missed: number): [Draft, boolean][] {
  const ranked = drafts
    .map((draft) => ({ draft, rank: random.next() ** (draft.content ? 1 : 3) }))
    .sort((a, b) => a.rank - b.rank);
  return ranked.map(({ draft }, place) => [draft, place < missed]);
}

/** Gives the block's chats its waits: first those whose wait is set, then who was (not) satisfied, then all others. */
function chatWaits(random: Random, block: ServiceBlock, drafts: readonly Draft[]) {
  const left = { ...block.chat };
  const chosen = new Map<Wait, Draft[]>(WAITS.map((wait) => [wait, []]));
  const give = (draft: Draft, among: readonly Wait[], weightOf: (wait: Wait) => number) => {
    const weights = Object.fromEntries(among.map((wait) => [wait, left[wait] * weightOf(wait)]));
    const wait = random.weighted(weights) as Wait;
    if (left[wait] <= 0) throw new Error(`The demo's ${block.country} has too few chats that waited ${draft.waited}.`);
    left[wait] -= 1;
    chosen.get(wait)?.push(draft);
  };
  const [from, to] = block.days;
  const pace = new Map(
    drafts.map((draft) => [draft, paceOf(random, block.improves ? (draft.daysAgo - from) / (to - from) : 0)]),
  );
  const set = drafts.filter(({ waited }) => waited !== null);
  for (const draft of set)
    give(draft, draft.waited === "over5" ? ["to10", "over10"] : [draft.waited ?? "to5"], () => 1);
  const told = drafts.filter(({ waited, answers }) => waited === null && answers.length > 0);
  for (const draft of told) give(draft, WAITS, (wait) => (draft.content ? 1 : UNSATISFIED[wait]));
  // The others fill what is left, in the order of their pace.
  const others = drafts
    .filter(({ answers }) => answers.length === 0)
    .sort((a, b) => (pace.get(a) ?? 0) - (pace.get(b) ?? 0));
  let next = 0;
  for (const wait of WAITS) {
    chosen.get(wait)?.push(...others.slice(next, next + left[wait]));
    next += left[wait];
  }
  return [...chosen].flatMap(([wait, mine]) => {
    const seconds = planWaits(random, block, wait, mine.length);
    const inOrder = mine.sort((a, b) => (pace.get(a) ?? 0) - (pace.get(b) ?? 0));
    return inOrder.map((draft, place) => ({ draft, wait: seconds[place] ?? 0, missed: wait === "over10" }));
  });
}
