import { z } from "zod";
import { MOST_HOSTS, readHosts } from "@/domain/survey/outside-hosts";
import { FISCAL_STARTS, LANGUAGES, MOST_RANGE_DAYS, WEEK_STARTS } from "@/features/settings/view";
import { zoneNamed } from "@/platform/auth/locale";

const oneOf = (choices: readonly number[], message: string) =>
  z.coerce.number().refine((value) => choices.includes(value), message);

// The messages of the settings' schemas are keys of `errors` in the namespace `settings`.

/** A name for people and workspaces: 1 to 80 characters on one line. */
export const nameInput = z
  .string()
  .transform((text) => text.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(z.string().min(1, "nameMissing").max(80, "nameLong"))
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), "nameCharacter");

/** What the form of a workspace's settings sends. */
export const workspaceInput = z.object({
  name: nameInput,
  zone: z.string().refine((text) => zoneNamed(text) !== null, "zone"),
  weekStart: oneOf(WEEK_STARTS, "day"),
  fiscalYearStart: oneOf(FISCAL_STARTS, "month"),
  rangeDays: z.coerce.number("range").int("range").min(1, "range").max(MOST_RANGE_DAYS, "range"),
  allowedHosts: z
    .string()
    .max(10_000, "invalid")
    .transform(readHosts)
    .superRefine(({ hosts, wrong }, context) => {
      if (wrong !== null) context.addIssue({ code: "custom", message: "wrongHost", params: { host: wrong } });
      if (hosts.length > MOST_HOSTS)
        context.addIssue({ code: "custom", message: "mostHosts", params: { most: MOST_HOSTS } });
    })
    .transform(({ hosts }) => hosts),
  locale: z.string().refine((text) => LANGUAGES.some(({ value }) => value === text), "language"),
});

export type WorkspaceInput = z.infer<typeof workspaceInput>;

/** What has a workspace need two-step sign-in, or no longer. */
export const twoStepInput = z.object({ needed: z.enum(["on", "off"]) });

/** What makes another workspace; zone and language come from the browser. */
export const newWorkspaceInput = z.object({
  name: nameInput,
  zone: z.string().max(100).catch("UTC"),
  locale: z.string().max(100).catch("en"),
});
