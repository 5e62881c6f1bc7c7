import { z } from "zod";
import { MOST_HOSTS, readHosts } from "@/domain/survey/outside-hosts";
import { FISCAL_STARTS, LANGUAGES, RANGES, WEEK_STARTS } from "@/features/settings/view";
import { zoneNamed } from "@/platform/auth/locale";

const oneOf = (choices: readonly { value: number }[], message: string) =>
  z.coerce.number().refine((value) => choices.some((choice) => choice.value === value), message);

/** A name for people and workspaces: 1 to 80 characters on one line. */
export const nameInput = z
  .string()
  .transform((text) => text.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(z.string().min(1, "Give it a name.").max(80, "At most 80 characters."))
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), "This holds a character that cannot be shown.");

/** What the form of a workspace's settings sends. */
export const workspaceInput = z.object({
  name: nameInput,
  zone: z.string().refine((text) => zoneNamed(text) !== null, "Choose a time zone from the list."),
  weekStart: oneOf(WEEK_STARTS, "Choose a day."),
  fiscalYearStart: oneOf(FISCAL_STARTS, "Choose a month."),
  rangeDays: oneOf(RANGES, "Choose a range."),
  allowedHosts: z
    .string()
    .max(10_000, `At most ${MOST_HOSTS} hosts.`)
    .transform(readHosts)
    .superRefine(({ hosts, wrong }, context) => {
      const say = (message: string) => context.addIssue({ code: "custom", message });
      if (wrong !== null) say(`“${wrong}” is no host. Write it like shop.example.com.`);
      if (hosts.length > MOST_HOSTS) say(`At most ${MOST_HOSTS} hosts.`);
    })
    .transform(({ hosts }) => hosts),
  locale: z.string().refine((text) => LANGUAGES.some(({ value }) => value === text), "Choose a language."),
});

export type WorkspaceInput = z.infer<typeof workspaceInput>;

/** What makes another workspace; zone and language come from the browser. */
export const newWorkspaceInput = z.object({
  name: nameInput,
  zone: z.string().max(100).catch("UTC"),
  locale: z.string().max(100).catch("en"),
});
