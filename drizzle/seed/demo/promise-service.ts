import { type Db, withTenant } from "@/db/client";
import { ALWAYS, insertCalendar } from "@/db/queries/promises/write-calendar";
import { insertPolicy, insertPolicyVersion } from "@/db/queries/promises/write-policy";
import type { WorkspaceScope } from "@/db/scope";
import type { PolicyConditions } from "@/domain/promises/match-policy";
import { PAUSING_STATES, type PromiseMeasure } from "@/domain/promises/measure";

const EVERY_DAY = [["07:00", "22:00"]] as const;
const OFFICE = [
  ["09:00", "12:30"],
  ["13:30", "17:30"],
] as const;

interface Promised {
  readonly name: string;
  readonly conditions: PolicyConditions;
  /** Minutes of opening time. */
  readonly minutes: Readonly<Partial<Record<PromiseMeasure, number>>>;
}

/**
 * What the company promises: chats a person within ten minutes, e-mails an answer within four hours, calls within two
 * minutes; its British desk also that an e-mail's matter is solved within three of its days, while nobody waits for the customer.
 */
const POLICIES: readonly Promised[] = [
  {
    name: "E-mail, British desk",
    conditions: { channels: ["email"], teams: ["UK desk"] },
    minutes: { first_response: 240, resolution: 2_700 },
  },
  { name: "E-mail", conditions: { channels: ["email"] }, minutes: { first_response: 240 } },
  { name: "Chat", conditions: { channels: ["chat"] }, minutes: { first_response: 10 } },
  { name: "Phone", conditions: { channels: ["phone"] }, minutes: { first_response: 2 } },
];

/** When service and the office work, and what is promised; before any interaction, so that each is judged as it is stored. */
export async function promiseService(db: Db, scope: WorkspaceScope, zone: string): Promise<void> {
  const week = (hours: typeof EVERY_DAY | typeof OFFICE) => ({
    mon: hours,
    tue: hours,
    wed: hours,
    thu: hours,
    fri: hours,
  });
  await withTenant(db, scope, async (tx) => {
    const service = { timeZone: zone, weekly: { ...week(EVERY_DAY), sat: EVERY_DAY, sun: EVERY_DAY } };
    await insertCalendar(tx, scope, { name: "Service", isDefault: true, document: service });
    await insertCalendar(tx, scope, {
      name: "Office",
      isDefault: false,
      document: { timeZone: zone, weekly: week(OFFICE) },
    });
    for (const [position, { name, conditions, minutes }] of POLICIES.entries()) {
      const policyId = await insertPolicy(tx, scope, { name, recipientIds: [] });
      const targets = Object.fromEntries(
        Object.entries(minutes).map(([measure, most]) => {
          const pauses = measure === "resolution" ? PAUSING_STATES : [];
          return [measure, { minutes: most, time: "business" as const, pauses }];
        }),
      );
      const said = { policyId, active: true, position, conditions, calendarId: null, validFrom: ALWAYS, targets };
      await insertPolicyVersion(tx, scope, { ...said, soon: { kind: "share", amount: 20 } });
    }
  });
}
