import { z } from "zod";
import { WEEKDAYS } from "@/domain/calendar/read-calendar";
import { PAUSING_STATES, PROMISE_MEASURES } from "@/domain/promises/measure";
import {
  createCalendarSchema,
  createPolicySchema,
  updateCalendarSchema,
  updatePolicySchema,
} from "@/features/service/rules-api/input";
import { type ApiPaths, operation } from "@/platform/http/openapi";

const instant = z.iso.datetime();
const hours = z.array(z.string());
const calendarSaid = {
  ...{ version: z.int(), validFrom: instant, timeZone: z.string() },
  weekly: z.strictObject(Object.fromEntries(WEEKDAYS.map((day) => [day, hours]))),
  holidays: z.array(z.strictObject({ day: z.iso.date(), name: z.string().nullable() })),
  special: z.array(z.strictObject({ day: z.iso.date(), hours })),
};

/** A business calendar with what it says now; alone with all it ever said. */
export const calendarReplySchema = z.strictObject({
  ...{ id: z.guid(), name: z.string(), isDefault: z.boolean(), ...calendarSaid },
  versions: z.array(z.strictObject(calendarSaid)).optional(),
});

const words = z.array(z.string()).optional();
const target = z.strictObject({
  ...{ minutes: z.int(), time: z.enum(["business", "clock"]), pauses: z.array(z.enum(PAUSING_STATES)) },
});
const policySaid = {
  version: z.int(),
  /** Null: for all time before as well. */
  validFrom: instant.nullable(),
  active: z.boolean(),
  position: z.int(),
  conditions: z.strictObject({
    ...{ priorities: words, channels: words, teams: words },
    segment: z.strictObject({ name: z.string(), values: z.array(z.string()) }).optional(),
  }),
  calendarId: z.guid().nullable(),
  soon: z.strictObject({ kind: z.enum(["share", "minutes"]), amount: z.int() }),
  targets: z.strictObject(Object.fromEntries(PROMISE_MEASURES.map((measure) => [measure, target.optional()]))),
};

/** A policy with what it says now; alone with all it ever said. */
export const policyReplySchema = z.strictObject({
  ...{ id: z.guid(), name: z.string(), ...policySaid },
  versions: z.array(z.strictObject(policySaid)).optional(),
});

const CALENDARS = "/api/v1/business-calendars";
const CALENDAR = `${CALENDARS}/{calendar}`;
const POLICIES = "/api/v1/sla-policies";
const POLICY = `${POLICIES}/{policy}`;

/** The part of the API's description about calendars and promises. */
export const rulesPaths: ApiPaths = {
  [CALENDARS]: {
    get: operation(CALENDARS, {
      summary: "List business calendars, the default first",
      scope: "read",
      replies: { 200: z.strictObject({ items: z.array(calendarReplySchema) }) },
    }),
    post: operation(CALENDARS, {
      summary: "Make a business calendar; the first one is the default",
      description:
        "Blocks of a day such as 09:00-12:30 may touch, not overlap; a shift over midnight is two blocks. A calendar that is never open is refused.",
      scope: "write",
      body: createCalendarSchema,
      replies: { 201: calendarReplySchema },
    }),
  },
  [CALENDAR]: {
    get: operation(CALENDAR, {
      summary: "A business calendar with its versions",
      scope: "read",
      replies: { 200: calendarReplySchema },
    }),
    patch: operation(CALENDAR, {
      summary: "Change a business calendar",
      description:
        "Other hours are a new version from the start of today on, by the calendar's own zone: the past stays measured as it was. What is open is measured anew, and the change is logged.",
      scope: "write",
      body: updateCalendarSchema,
      replies: { 200: calendarReplySchema },
    }),
    delete: operation(CALENDAR, {
      summary: "Take a business calendar off the list; 409 while a policy uses it",
      scope: "admin",
      replies: { 204: null },
    }),
  },
  [POLICIES]: {
    get: operation(POLICIES, {
      summary: "List SLA policies in the order in which they are tried",
      scope: "read",
      replies: { 200: z.strictObject({ items: z.array(policyReplySchema) }) },
    }),
    post: operation(POLICIES, {
      summary: "Make an SLA policy, last in the order",
      description:
        "It applies to interactions that fit all of its conditions, if no policy before it does. Whom it tells by mail is set on its page.",
      scope: "write",
      body: createPolicySchema,
      replies: { 201: policyReplySchema },
    }),
  },
  [POLICY]: {
    get: operation(POLICY, {
      summary: "An SLA policy with its versions",
      scope: "read",
      replies: { 200: policyReplySchema },
    }),
    patch: operation(POLICY, {
      summary: "Change an SLA policy",
      description:
        "What decides is a new version, from now on or (`forAllTime`) for everything before as well; what it touches is judged anew by a job, and the change is logged.",
      scope: "write",
      body: updatePolicySchema,
      replies: { 200: policyReplySchema },
    }),
    delete: operation(POLICY, {
      summary: "Let an SLA policy promise nothing from now on",
      scope: "admin",
      replies: { 204: null },
    }),
  },
};
