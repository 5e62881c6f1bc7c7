import { instantOfWall } from "@/domain/calendar/wall-time";
import { type SettingsInput, settingsSchema } from "@/features/surveys/settings/input";

/** Reads one group of the settings' forms, in the workspace's zone: its settings, or what is wrong by the name of the field. */
export type FormReader<T> = (
  form: FormData,
  zone: string,
) => { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: Record<string, string> };

/** Opening and closing as a clock on a wall in the workspace shows them; empty is none. */
export const readOpening: FormReader<SettingsInput> = (form, zone) => {
  const errors: Record<string, string> = {};
  const read = (name: "opensAt" | "closesAt") => {
    const text = textOf(form, name);
    if (text === "") return null;
    const found = instantOfWall(text, zone);
    if (found.kind === "instant") return found.at.toISOString();
    errors[name] =
      found.kind === "gap"
        ? `This time does not exist on that day: clocks go forward. The next is ${found.next.slice(11)}.`
        : "Choose a day and a time, or leave both empty.";
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
  return input.ok ? input : { ok: false, errors: { windowDays: "A whole number of days from 1 to 365." } };
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
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) errors[String(path[0] ?? "")] ??= message;
  return { ok: false, errors };
}

function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? "").trim();
}

/** NaN where it is none, which the schema refuses with its own words. */
function wholeNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}
