import { z } from "zod";
import { type CalendarText, WEEKDAYS } from "@/domain/calendar/read-calendar";
import { PAUSING_STATES } from "@/domain/promises/measure";

const name = z
  .string()
  .transform((text) => text.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(z.string().min(1, "Give it a name.").max(80, "80 characters at most."));
const hours = z.array(z.string().min(1).max(20)).max(20, "At most 20 blocks a day.");
const days = Object.fromEntries(WEEKDAYS.map((day) => [day, hours.optional()]));

/** The week and its exceptions, as the API says them. */
const calendarFields = {
  timeZone: z.string().min(1).max(64),
  /** Blocks such as `09:00-17:00`; a day that is left out is closed. */
  weekly: z.strictObject(days),
  holidays: z
    .array(z.strictObject({ day: z.iso.date(), name: z.string().max(80).nullish() }))
    .max(1_000, "At most 1,000 holidays."),
  /** Days with hours of their own; none is closed. */
  special: z.array(z.strictObject({ day: z.iso.date(), hours })).max(1_000, "At most 1,000 days."),
};

/** The body of `POST /api/v1/business-calendars`. */
export const createCalendarSchema = z.strictObject({
  ...{ name, timeZone: calendarFields.timeZone, weekly: calendarFields.weekly },
  holidays: calendarFields.holidays.default([]),
  special: calendarFields.special.default([]),
});

/** The body of `PATCH /api/v1/business-calendars/{id}`: what is left out stays; one can be made the default. */
export const updateCalendarSchema = z.strictObject({
  ...{ name: name.optional(), timeZone: calendarFields.timeZone.optional(), weekly: calendarFields.weekly.optional() },
  holidays: calendarFields.holidays.optional(),
  special: calendarFields.special.optional(),
  isDefault: z.literal(true, "Make another calendar the default instead.").optional(),
});

export type CalendarInput = z.output<typeof createCalendarSchema>;

/** A calendar of the API in the form in which people write it; line n of a field is its entry n − 1. */
export function calendarText({ timeZone, weekly, holidays, special }: Omit<CalendarInput, "name">): CalendarText {
  const of = (day: string) => (weekly[day] ?? []).join(", ");
  const line = (text: string) => text.replace(/\s+/g, " ").trim();
  return {
    ...{
      timeZone,
      weekly: {
        mon: of("mon"),
        tue: of("tue"),
        wed: of("wed"),
        thu: of("thu"),
        fri: of("fri"),
        sat: of("sat"),
        sun: of("sun"),
      },
    },
    holidays: holidays.map((one) => line(`${one.day} ${one.name ?? ""}`)).join("\n"),
    special: special.map((one) => line(`${one.day} ${one.hours.join(", ")}`)).join("\n"),
  };
}

const values = z
  .array(z.string().trim().min(1).max(100, "At most 100 characters."))
  .min(1, "Leave it out instead.")
  .max(20, "At most 20 values.");
const target = z.strictObject({
  minutes: z.int().min(1, "At least one minute.").max(525_600, "At most a year."),
  time: z.enum(["business", "clock"]).default("business"),
  pauses: z.array(z.enum(PAUSING_STATES)).max(PAUSING_STATES.length).default([]),
});
const policyFields = {
  conditions: z.strictObject({
    ...{ priorities: values.optional(), channels: values.optional(), teams: values.optional() },
    segment: z.strictObject({ name: z.string().trim().min(1).max(100), values }).optional(),
  }),
  /** Null: the workspace's default calendar. */
  calendarId: z.guid().nullable(),
  targets: z
    .strictObject({
      first_response: target.optional(),
      next_response: target.optional(),
      resolution: target.optional(),
    })
    .refine((all) => Object.values(all).some((one) => one !== undefined), "Promise at least one thing."),
  /** When it is due soon: the last so many percent of its time, or so many minutes before. */
  soon: z.union([
    z.strictObject({ kind: z.literal("share"), amount: z.int().min(0).max(99) }),
    z.strictObject({ kind: z.literal("minutes"), amount: z.int().min(0).max(10_080) }),
  ]),
  /** Whether what was before is judged by it as well; else it holds from now on. */
  forAllTime: z.boolean(),
};

/** The body of `POST /api/v1/sla-policies`. */
export const createPolicySchema = z.strictObject({
  ...{ name, targets: policyFields.targets },
  conditions: policyFields.conditions.default({}),
  calendarId: policyFields.calendarId.default(null),
  soon: policyFields.soon.default({ kind: "share", amount: 20 }),
  forAllTime: policyFields.forAllTime.default(false),
});

/** The body of `PATCH /api/v1/sla-policies/{id}`: what is left out stays. */
export const updatePolicySchema = z.strictObject({
  ...{
    name: name.optional(),
    targets: policyFields.targets.optional(),
    conditions: policyFields.conditions.optional(),
  },
  ...{ calendarId: policyFields.calendarId.optional(), soon: policyFields.soon.optional() },
  forAllTime: policyFields.forAllTime.default(false),
});

export type PolicyInput = z.output<typeof createPolicySchema>;
