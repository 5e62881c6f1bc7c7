import { z } from "zod";
import { isDay } from "@/domain/calendar/day";
import { parseSite } from "@/domain/survey/embed-sites";

/** For how many days a link can be good. */
export const LINK_DAYS = [7, 30, 90, 365] as const;
/** For how many days ahead a link can be good at most, also by being extended: then it is worth asking again. */
export const MOST_LINK_DAYS = 365;
/** How long a link is good unless somebody chooses. */
export const USUAL_LINK_DAYS = 30;

const MOST_SITES = 20;

const day = z.string().refine(isDay, "form");

/** An address as names and values, as a hidden field carries it. */
const params = z
  .string()
  .max(20_000, "form")
  .transform((text, context) => {
    const read = z
      .array(z.tuple([z.string().max(200), z.string().max(1000)]))
      .max(60)
      .safeParse(parse(text));
    if (read.success) return read.data;
    context.addIssue("form");
    return z.NEVER;
  });

const sites = z
  .string()
  .max(10_000, "sites")
  .default("")
  .transform((text, context) => {
    const typed = text.split(/[\s,]+/).filter(Boolean);
    const wrong = typed.find((one) => parseSite(one) === null);
    if (wrong !== undefined) context.addIssue(`site:${wrong.slice(0, 80)}`);
    const read = [...new Set(typed.flatMap((one) => parseSite(one) ?? []))];
    if (read.length > MOST_SITES) context.addIssue("sites");
    return read;
  });

const label = z.string().trim().max(80, "label").default("");
const ticked = z.literal("on").optional();

/**
 * What the form of a new link sends. What is wrong is named by a key of `share.errors`, in the language of nobody: the
 * action says it.
 */
export const linkInput = z
  .object({
    view: z.enum(["survey", "overview", "compare", "goal"], "form"),
    survey: z.uuid("form").optional(),
    goal: z.uuid("form").optional(),
    params,
    /** Moving: the address as it is; fixed: only these days, whenever the link is opened. */
    days: z.enum(["moving", "fixed"]).default("moving"),
    from: day.optional(),
    to: day.optional(),
    names: ticked,
    comments: ticked,
    until: z.coerce.number().refine((days) => LINK_DAYS.some((known) => known === days), "days"),
    label,
    sites,
  })
  .refine((input) => (input.view === "survey" || input.view === "compare") === (input.survey !== undefined), "form")
  .refine((input) => (input.view === "goal") === (input.goal !== undefined), "form");

export type LinkInput = z.output<typeof linkInput>;

/** What the form that changes a link sends; `until` is its last day. */
export const linkChangeInput = z.object({
  id: z.uuid("form"),
  names: ticked,
  comments: ticked,
  until: z.string().refine(isDay, "day"),
  label,
  sites,
});

export type LinkChange = z.output<typeof linkChangeInput>;

/** What names a link. */
export const linkIdInput = z.object({ id: z.uuid() });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
