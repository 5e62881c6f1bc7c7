/** What a sender's word for the state of an invitation tells: what became of it at the latest. */
export type Delivery = "sent" | "opened" | "bounced" | "answered" | "withheld";

const WORDS: readonly (readonly [RegExp, Delivery])[] = [
  [/bounce|undeliver|^failed$|^failure$|^rejected$|invalid address/, "bounced"],
  [
    /^(not sent|unsent|scheduled|queued|draft|blocked|duplicate|suppressed|opted out|unsubscribed|skipped)$/,
    "withheld",
  ],
  [/^(email |survey )?(answered|responded|completed|complete|finished|replied)$/, "answered"],
  [/^(email |survey |link )?(opened|clicked|read|viewed|started|partial(ly)?( answered)?)$/, "opened"],
  [/^(email |sms |message )?(sent|delivered|success|ok|pending|no response|not answered|unopened)$/, "sent"],
];

/** Reads a word like "Email Bounced", "delivered", "Survey Finished"; null for one that says nothing known. */
export function readDelivery(text: string): Delivery | null {
  const plain = text.trim().toLowerCase().replace(/[_-]+/g, " ");
  return WORDS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
