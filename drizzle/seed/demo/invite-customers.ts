import { type Db, withTenant } from "@/db/client";
import { type GivenInvitation, storeInvitations } from "@/db/queries/invitations/store-invitations";
import type { WorkspaceScope } from "@/db/scope";
import { customerName } from "./customer-names";
import type { PlannedCompany } from "./plan-company";
import { planOn } from "./plan-customers";
import type { Random } from "./random";

/** Invitations are known for the last two quarters; the tool before sent its own. */
const QUARTERS = [
  [1, 91],
  [92, 182],
] as const;
/** A year earlier a third of those who had never said anything were asked once, by way of trial; none of them answered. */
const TRIAL = { from: 366, to: 456, every: 3 } as const;
const AT_ONCE = 1_000;
const EIGHT = 8 * 3_600;
const BOUNCED = 0.02;
const OPENED = 0.45;

/** Which survey invites, and when the days are. */
export interface Inviting {
  readonly surveyId: string;
  readonly zone: string;
  /** Today as a number. */
  readonly end: number;
  readonly at: (daysAgo: number, second: number) => Date;
}

/** What the sender of the quarterly survey told: who answered was asked some days before, and so was everybody else. */
export async function inviteCustomers(
  db: Db,
  scope: WorkspaceScope,
  random: Random,
  company: PlannedCompany,
  inviting: Inviting,
): Promise<void> {
  const given = planInvitations(random, company, inviting);
  for (let from = 0; from < given.length; from += AT_ONCE) {
    const part = given.slice(from, from + AT_ONCE);
    await withTenant(db, scope, (tx) => storeInvitations(tx, scope, part, { importId: null, zone: inviting.zone }));
  }
}

function planInvitations(random: Random, company: PlannedCompany, { surveyId, end, at }: Inviting): GivenInvitation[] {
  const { nps, customers } = company;
  const invite = (customer: number, sentAt: Date, more: Partial<GivenInvitation> = {}): GivenInvitation => ({
    ...{ externalId: `${customerName(customer)}-${sentAt.toISOString().slice(0, 10)}`, surveyId, sentAt },
    ...{ customer: customerName(customer), channel: "email", openedAt: null, remindedAt: null, bouncedAt: null },
    ...{ answeredAt: null, responseId: null, ...more },
  });
  const longest = QUARTERS[1][1];
  const recent = nps.filter(({ daysAgo }) => daysAgo <= longest);
  // Answers themselves say that they were given: the product finds them by their customer.
  const answered = recent.flatMap(({ customer, daysAgo }) =>
    customer === null ? [] : [invite(customer, at(daysAgo + 1 + random.below(4), EIGHT))],
  );
  const silent = new Set(customers.map(({ number }) => number));
  for (const { customer, daysAgo } of nps) if (customer !== null && daysAgo <= longest + 14) silent.delete(customer);
  const others = customers.filter(({ number }) => silent.has(number));
  const unanswered = QUARTERS.flatMap(([from, to]) =>
    others.flatMap((one) => {
      const daysAgo = from + random.below(to - from + 1);
      if (planOn(one, end - daysAgo) === null) return [];
      const sentAt = at(daysAgo, EIGHT);
      const later = new Date(sentAt.getTime() + (1 + random.below(9)) * 3_600_000);
      const bounced = random.next() < BOUNCED;
      return [
        invite(one.number, sentAt, bounced ? { bouncedAt: later } : random.next() < OPENED ? { openedAt: later } : {}),
      ];
    }),
  );
  return [
    ...answered,
    ...unanswered,
    ...planTrial(company, end, (number, daysAgo) => invite(number, at(daysAgo, EIGHT))),
  ];
}

/** Asked in the trial: spread over its days by their number, so that nothing else of the plan is drawn anew. */
function planTrial(
  { nps, customers }: PlannedCompany,
  end: number,
  invite: (customer: number, daysAgo: number) => GivenInvitation,
): GivenInvitation[] {
  const said = new Set(nps.flatMap(({ customer, daysAgo }) => (daysAgo >= TRIAL.from - 15 ? [customer] : [])));
  return customers.flatMap((one) => {
    const daysAgo = TRIAL.from + (one.number % (TRIAL.to - TRIAL.from));
    const asked = one.number % TRIAL.every === 0 && !said.has(one.number) && planOn(one, end - daysAgo) !== null;
    return asked ? [invite(one.number, daysAgo)] : [];
  });
}
