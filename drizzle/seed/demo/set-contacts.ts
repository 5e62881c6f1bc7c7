import type { PlannedAnswer } from "./plan-answers";
import { paceOf } from "./plan-waits";
import type { Random } from "./random";
import { type Country, CSAT_BANDS } from "./segments";

/** How long somebody waited for the first answer in a chat, as "Speed costs" tells it. */
type Patience = "under2" | "to5" | "over5";

/** An answer after a contact, whose channel and, in chats, waiting are set. */
export interface ContactAnswer {
  readonly answer: PlannedAnswer;
  /** Null: any. */
  readonly waited: Patience | null;
}

interface Share {
  readonly contact: PlannedAnswer["contact"];
  readonly waited: Patience | null;
  readonly n: number;
  readonly satisfied: number;
}

const DAYS = 91;
/** Where chats become faster, and the order of waits, the slowest first. */
const IMPROVING = "UK";
const ORDER = { over5: 0, to5: 1, under2: 2 } as const;

/**
 * By what the last 91 days' answers after a contact were, and how satisfied: in chats 372 of 420 who waited under 2 minutes,
 * 310 of 380 up to 5, 171 of 300 longer. Each country's shares add up to its segment of the survey.
 */
const LAST_CONTACTS: Readonly<Record<Country, readonly Share[]>> = {
  UK: [
    { contact: "chat", waited: "under2", n: 258, satisfied: 229 },
    { contact: "chat", waited: "to5", n: 218, satisfied: 178 },
    { contact: "chat", waited: "over5", n: 39, satisfied: 23 },
    { contact: "e-mail", waited: null, n: 262, satisfied: 226 },
    { contact: "phone", waited: null, n: 116, satisfied: 100 },
  ],
  DE: [
    { contact: "chat", waited: "under2", n: 44, satisfied: 39 },
    { contact: "chat", waited: "to5", n: 58, satisfied: 47 },
    { contact: "chat", waited: "over5", n: 243, satisfied: 137 },
    { contact: "e-mail", waited: null, n: 180, satisfied: 133 },
    { contact: "phone", waited: null, n: 81, satisfied: 62 },
  ],
  FR: [
    { contact: "chat", waited: "under2", n: 118, satisfied: 104 },
    { contact: "chat", waited: "to5", n: 104, satisfied: 85 },
    { contact: "chat", waited: "over5", n: 18, satisfied: 11 },
    { contact: "e-mail", waited: null, n: 120, satisfied: 102 },
    { contact: "phone", waited: null, n: 55, satisfied: 47 },
  ],
};

/** Gives the chats among some answers their waits anew: as many of each, the slow ones sooner to the older. */
function quicken(random: Random, shares: Map<PlannedAnswer, Share>, mine: readonly PlannedAnswer[]): void {
  const chats = mine
    .filter((answer) => shares.get(answer)?.contact === "chat")
    .map((answer) => ({ answer, pace: paceOf(random, answer.daysAgo / DAYS) }))
    .sort((a, b) => b.pace - a.pace);
  const waits = chats.flatMap(({ answer }) => shares.get(answer) ?? []).sort((a, b) => orderOf(a) - orderOf(b));
  for (const [place, { answer }] of chats.entries()) {
    const share = waits[place];
    if (share) shares.set(answer, share);
  }
}

function orderOf({ waited }: Share): number {
  return waited === null ? 3 : ORDER[waited];
}

/** Whether somebody was satisfied with a contact. */
export function isSatisfied({ score }: PlannedAnswer): boolean {
  return score in CSAT_BANDS.high;
}

/** The same answers in the same order; those of the last 91 days get exactly the channels and waits that are planned. */
export function setContacts(random: Random, answers: readonly PlannedAnswer[]): ContactAnswer[] {
  const shares = new Map<PlannedAnswer, Share>();
  for (const [country, planned] of Object.entries(LAST_CONTACTS)) {
    for (const satisfied of [true, false]) {
      const mine = answers.filter(
        (one) => one.country === country && one.daysAgo <= DAYS && isSatisfied(one) === satisfied,
      );
      const places = planned.flatMap((share) =>
        Array.from({ length: satisfied ? share.satisfied : share.n - share.satisfied }, () => share),
      );
      if (places.length !== mine.length) throw new Error(`The demo's contacts of ${country} do not add up.`);
      for (const [place, share] of random.shuffle(places).entries()) {
        const answer = mine[place];
        if (answer) shares.set(answer, share);
      }
      if (country === IMPROVING) quicken(random, shares, mine);
    }
  }
  return answers.map((answer) => {
    const share = shares.get(answer);
    return share ? { answer: { ...answer, contact: share.contact }, waited: share.waited } : { answer, waited: null };
  });
}
