import { instantOfWall } from "@/domain/calendar/wall-time";
import { readWholeNumber } from "@/domain/typed/read-number";
import {
  MINIMUM_GROUPS,
  MOST_RESPONSES,
  PASSWORD_LENGTH,
  type SettingsInput,
  settingsSchema,
} from "@/features/surveys/settings/input";
import type { Messages } from "@/messages/en";

/** Reads one group of the settings' forms, in the workspace's zone: its settings, or what is wrong by the name of the field. */
export type FormReader<T> = (
  form: FormData,
  zone: string,
) => { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: Record<string, FieldFault> };

/** Which message of `surveySettings.errors` says what is wrong, with its figures. */
interface FieldFault {
  readonly key: keyof Messages["surveySettings"]["errors"];
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Opening and closing as a clock on a wall in the workspace shows them; empty is none. */
export const readOpening: FormReader<SettingsInput> = (form, zone) => {
  const errors: Record<string, FieldFault> = {};
  const read = (name: "opensAt" | "closesAt") => {
    const text = textOf(form, name);
    if (text === "") return null;
    const found = instantOfWall(text, zone);
    if (found.kind === "instant") return found.at.toISOString();
    errors[name] = found.kind === "gap" ? { key: "gap", values: { next: found.next.slice(11) } } : { key: "time" };
    return null;
  };
  const input = { opensAt: read("opensAt"), closesAt: read("closesAt") };
  return Object.keys(errors).length > 0 ? { ok: false, errors } : checked(input);
};

/** A number of responses; empty is any. */
export const readCap: FormReader<SettingsInput> = (form) => {
  const text = textOf(form, "cap");
  return checked({ cap: text === "" ? null : wholeNumber(text) });
};

/** Whether the same person's answers all count, or the latest or the first within a number of days. */
export const readRepeats: FormReader<SettingsInput> = (form) => {
  const policy = textOf(form, "policy");
  if (policy === "all") return checked({ repeats: { policy } });
  const windowDays = wholeNumber(textOf(form, "windowDays"));
  const input = checked({ repeats: { policy, windowDays } });
  return input.ok ? input : { ok: false, errors: { windowDays: { key: "days" } } };
};

/** Whether answers are anonymous, and from how many on a group is shown. */
export const readAnonymity: FormReader<SettingsInput> = (form) => {
  const anonymous = form.get("anonymous") === "on";
  const group = form.get("minimumGroup");
  return checked({ anonymous, ...(group === null ? {} : { minimumGroup: wholeNumber(String(group)) }) });
};

/** A new password, its end, or neither; and whether only the page may send answers. */
export const readAccess: FormReader<SettingsInput> = (form) => {
  const password = String(form.get("password") ?? "");
  const change = form.get("intent") === "removePassword" ? { password: null } : password === "" ? {} : { password };
  return checked({ onlyFromPage: form.get("onlyFromPage") === "on", ...change });
};

function checked(input: unknown): ReturnType<FormReader<SettingsInput>> {
  const parsed = settingsSchema.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors: Record<string, FieldFault> = {};
  for (const { path, code } of parsed.error.issues) errors[String(path[0] ?? "")] ??= faultOf(String(path[0]), code);
  return { ok: false, errors };
}

/** The message for a field that is too small, too large, or nothing of its kind. */
function faultOf(field: string, code: string): FieldFault {
  const small = code === "too_small";
  if (field === "opensAt" || field === "closesAt") return { key: "years" };
  if (field === "password")
    return small
      ? { key: "characters", values: { least: PASSWORD_LENGTH.least } }
      : { key: "charactersMost", values: { most: PASSWORD_LENGTH.most } };
  if (!small && code !== "too_big") return { key: "whole" };
  if (field === "minimumGroup")
    return small
      ? { key: "groupLeast", values: { least: MINIMUM_GROUPS.least } }
      : { key: "groupMost", values: { most: MINIMUM_GROUPS.most } };
  return small ? { key: "capLeast" } : { key: "capMost", values: { most: MOST_RESPONSES } };
}

function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? "").trim();
}

/** NaN where it is none, which the schema refuses with its own words. */
function wholeNumber(text: string): number {
  return readWholeNumber(text) ?? Number.NaN;
}
