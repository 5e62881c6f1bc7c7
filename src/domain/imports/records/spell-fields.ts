import { dayNumber, dayOfNumber } from "@/domain/calendar/day";
import { readLeavingReason } from "@/domain/customer/leaving-reason";
import type { SpellInput } from "@/domain/customer/spell";
import { shortened } from "@/domain/imports/cell";
import type { FieldSpec } from "@/domain/imports/records/fields";
import { readMoney } from "@/domain/imports/records/money";
import type { RowCells } from "@/domain/imports/records/read-cells";
import { addMonths } from "@/domain/metrics/billing-anchor";

/** The fields of a spell, in a file of spells or beside a customer. */
export const SPELL_FIELDS: readonly FieldSpec[] = [
  {
    name: "start",
    kind: "date",
    names: [
      /^(start|started|start date|started at|start day)( utc)?$/,
      /^(begin|beginning|from|since)( date| day)?$/,
      /^created( at)?( utc)?$/,
    ],
  },
  { name: "tenure", kind: "column", names: [/^tenure( in)?( months?)?$/, /^months( as customer)?$/] },
  {
    name: "end",
    kind: "date",
    names: [
      /^ended( at| on)?( utc)?$/,
      /^(end|cancel|cancellation|first inactive)( date| day)?( utc)?$/,
      /^cancell?ed( at| on)?( utc)?$/,
    ],
  },
  {
    name: "left",
    kind: "column",
    names: [/^(churn|churned|churn flag|is churned|status|subscription status|cancelled|left)$/],
  },
  {
    name: "mrr",
    kind: "column",
    names: [/^(mrr|mrr amount|monthly charges?|monthly revenue|monthly price)$/, /^(amount|price|plan amount)$/],
  },
  { name: "interval", kind: "column", names: [/^(interval|billing interval|plan interval)$/] },
  { name: "every", kind: "choice", values: ["month", "quarter", "year", "week"] },
  { name: "currency", kind: "column", names: [/^currency$/] },
  { name: "currencyCode", kind: "text", form: /^[A-Za-z]{3}$/ },
  { name: "plan", kind: "column", names: [/^(plan|plan tier|plan name|product|tier|contract)$/] },
  { name: "reason", kind: "column", names: [/^(reason|cancellation reason|churn reason|reason code)$/] },
];

/** How many months an interval has, by the words that billing systems use. */
const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(month|monthly|1 month)$/, 1],
  [/^(quarter|quarterly|3 months)$/, 3],
  [/^(half ?year|semi ?annual|6 months)$/, 6],
  [/^(year|yearly|annual|annually|12 months)$/, 12],
  [/^(week|weekly)$/, 12 / 52],
  [/^(day|daily)$/, 12 / 365],
];
const ENDED = /^(yes|y|true|t|1|churned|cancell?ed|ended|inactive|left|gone|expired)$/;
const RUNS = /^(no|n|false|f|0|active|current|running|trialing|past due|unpaid|paused|retained)$/;
const NEVER_BEGAN = /^incomplete( expired)?$/;

/**
 * What a row says of a spell; null where it says nothing of one. A tenure in months counts back from the end, or from
 * today: a file of tenures says how things stand on the day it is imported. Told: a flag that contradicts the days.
 */
export function readSpell(
  cells: RowCells,
  {
    today,
    customer,
    externalId,
  }: { readonly today: string; readonly customer: string; readonly externalId: (start: string) => string },
): SpellInput | null {
  const left = readLeft(cells);
  const ended = cells.date("end")?.day ?? null;
  const begun = cells.date("start")?.day ?? null;
  const months = begun === null ? readTenure(cells) : null;
  if (!cells.has("start") && !cells.has("tenure")) return null;
  const endDay = ended ?? (months !== null && left === true ? today : null);
  if (left === true && endDay === null) cells.say("left", "leftButRuns");
  if (left === false && ended !== null && ended <= today) cells.say("left", "endedButStays", { end: ended });
  const startDay = begun ?? (months === null ? null : dayOfNumber(addMonths(dayNumber(endDay ?? today), -months)));
  const told = cells.has("reason") ? readLeavingReason(cells.text("reason")) : undefined;
  const currency = (cells.text("currency") || cells.text("currencyCode")).toUpperCase();
  return {
    externalId: externalId(begun ?? "tenure"),
    customer,
    startDay,
    ...(cells.has("end") || cells.has("left") ? { endDay } : {}),
    ...(cells.has("mrr") ? { mrr: readMrr(cells) } : {}),
    ...(currency === "" ? {} : { currency }),
    ...(cells.has("plan") ? { plan: cells.text("plan") || null } : {}),
    ...(told ? { reason: told.reason, reasonNote: told.note } : {}),
  };
}

/** Whether a flag says that somebody left; null where it says nothing. A contract that never began leaves its row out. */
export function readLeft(cells: RowCells): boolean | null {
  const text = cells.text("left");
  const plain = text.toLowerCase().replaceAll("_", " ");
  if (plain === "") return null;
  if (ENDED.test(plain)) return true;
  if (RUNS.test(plain)) return false;
  if (NEVER_BEGAN.test(plain)) cells.refuse("left", "neverBegan", { cell: shortened(text) });
  else cells.say("left", "flagUnreadable", { cell: shortened(text) });
  return null;
}

function readTenure(cells: RowCells): number | null {
  const text = cells.text("tenure");
  if (text === "") return null;
  const months = Number(text);
  if (Number.isInteger(months) && months >= 0 && months <= 1_200) return months;
  cells.refuse("tenure", "tenureUnreadable", { cell: shortened(text) });
  return null;
}

function readMrr(cells: RowCells): number | null {
  const text = cells.text("mrr");
  if (text === "") return null;
  const amount = readMoney(text);
  if (amount === null) {
    cells.refuse("mrr", "moneyUnreadable", { cell: shortened(text) });
    return null;
  }
  const interval = (cells.text("interval") || cells.text("every") || "month").toLowerCase();
  const months = MONTHS.find(([words]) => words.test(interval))?.[1];
  if (months === undefined) cells.say("interval", "intervalUnknown", { cell: shortened(interval) });
  return Math.round(amount / (months ?? 1));
}
