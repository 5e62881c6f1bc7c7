import { readDuration } from "@/domain/promises/duration";
import type { PromiseTarget, SoonRule } from "@/domain/promises/judge-wait";
import type { PolicyConditions } from "@/domain/promises/match-policy";
import { PAUSING_STATES, PROMISE_MEASURES, type PromiseMeasure } from "@/domain/promises/measure";
import { readWholeNumber } from "@/domain/typed/read-number";
import type { Translator } from "@/platform/i18n/translator";

/** A policy as its form sends it. */
export interface PolicyDraft {
  readonly name: string;
  readonly conditions: PolicyConditions;
  /** Null: the workspace's default. */
  readonly calendarId: string | null;
  readonly targets: Partial<Readonly<Record<PromiseMeasure, PromiseTarget>>>;
  readonly soon: SoonRule;
  readonly recipientIds: readonly string[];
  /** Whether it holds from now on or for everything before as well. */
  readonly reach: "open" | "all";
}

const LONGEST_NAME = 80;
const MOST_VALUES = 20;
const LONGEST_VALUE = 100;
const MOST_SOON_MINUTES = 10_080;

/** Reads a policy's form. What is wrong is said by field, all of it. */
export function readPolicyForm(
  form: FormData,
  t: Translator<"promises">,
): { readonly draft: PolicyDraft } | { readonly errors: Readonly<Record<string, string>> } {
  const errors: Record<string, string> = {};
  const text = (name: string) =>
    String(form.get(name) ?? "")
      .replace(/\s+/g, " ")
      .trim();
  const list = (name: string) => {
    const values = [
      ...new Set(
        text(name)
          .split(/[,،;]/)
          .map((value) => value.trim())
          .filter((value) => value !== ""),
      ),
    ];
    if (values.length > MOST_VALUES || values.some((value) => value.length > LONGEST_VALUE))
      errors[name] = t("errors.values");
    return values;
  };
  const name = text("name").normalize("NFC");
  if (name === "") errors.name = t("errors.nameMissing");
  if (name.length > LONGEST_NAME) errors.name = t("errors.nameLong");
  const [priorities, channels, teams, values] = [
    list("priorities"),
    list("channels"),
    list("teams"),
    list("segmentValues"),
  ];
  const segmentName = text("segmentName").slice(0, LONGEST_VALUE);
  if ((segmentName === "") !== (values.length === 0)) errors.segmentName = t("errors.segment");
  const targets: Partial<Record<PromiseMeasure, PromiseTarget>> = {};
  for (const measure of PROMISE_MEASURES) {
    const written = text(`${measure}.minutes`);
    if (written === "") continue;
    const minutes = readDuration(written);
    if (minutes === null) errors[`${measure}.minutes`] = t("errors.duration");
    else
      targets[measure] = {
        minutes,
        time: form.get(`${measure}.time`) === "clock" ? "clock" : "business",
        pauses: PAUSING_STATES.filter((state) => form.getAll(`${measure}.pauses`).includes(state)),
      };
  }
  const tried = PROMISE_MEASURES.some((measure) => errors[`${measure}.minutes`] !== undefined);
  if (Object.keys(targets).length === 0 && !tried) errors["first_response.minutes"] = t("errors.noTarget");
  const soon = readSoon(text("soonAmount"), form.get("soonKind"));
  if (soon === null)
    errors.soonAmount = t(form.get("soonKind") === "minutes" ? "errors.soonMinutes" : "errors.soonShare");
  if (Object.keys(errors).length > 0 || soon === null) return { errors };
  return {
    draft: {
      ...{ name, targets, soon },
      conditions: {
        ...(priorities.length > 0 ? { priorities } : {}),
        ...(channels.length > 0 ? { channels } : {}),
        ...(teams.length > 0 ? { teams } : {}),
        ...(values.length > 0 ? { segment: { name: segmentName, values } } : {}),
      },
      calendarId: text("calendarId") === "" ? null : text("calendarId"),
      recipientIds: form.getAll("recipientIds").map(String).sort(),
      reach: form.get("reach") === "all" ? "all" : "open",
    },
  };
}

function readSoon(text: string, kind: FormDataEntryValue | null): SoonRule | null {
  const amount = readWholeNumber(text) ?? Number.NaN;
  const most = kind === "minutes" ? MOST_SOON_MINUTES : 99;
  return amount >= 0 && amount <= most ? { kind: kind === "minutes" ? "minutes" : "share", amount } : null;
}
