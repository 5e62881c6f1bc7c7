"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { nextOpenings } from "@/domain/calendar/next-openings";
import {
  type CalendarDeed,
  changeCalendar,
  createCalendar,
  doToCalendar,
} from "@/features/service/calendars/change-calendar";
import { sayOpening } from "@/features/service/calendars/describe-calendar";
import { readCalendarForm } from "@/features/service/calendars/read-calendar-form";
import type { CalendarFormState } from "@/features/service/calendars/view";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

const SHOWN = 6;

/** Saves a calendar, or only says when it would be open next. A new one leads back to the list. */
export async function saveCalendar(
  slug: string,
  id: string | null,
  _state: CalendarFormState,
  form: FormData,
): Promise<CalendarFormState> {
  return runAction<CalendarFormState>("save-calendar", async () => {
    const { db, scope } = await requireAction(slug, "workspace.settings");
    const t = await getTranslations("promises");
    const now = new Date();
    const read = readCalendarForm(form, { t, now });
    if ("errors" in read) return refused(read.errors.week ?? null, read.errors);
    const { document } = read.calendar;
    const locale = await getLocale();
    const preview = nextOpenings(document, now.getTime(), SHOWN).map((one) =>
      sayOpening(one, document.timeZone, locale),
    );
    if (form.get("intent") === "check") return { ok: true, message: null, errors: {}, preview };
    if (id === null) {
      await withTenant(db, scope, (tx) => createCalendar(tx, scope, read.calendar, { t, now }));
      revalidatePath(`/w/${slug}/settings/service`);
      redirect(`/w/${slug}/settings/service`);
    }
    const changed = await withTenant(db, scope, (tx) => changeCalendar(tx, scope, id, read.calendar, { t, now }));
    revalidatePath(`/w/${slug}/settings/service`, "layout");
    return { ...done(t(changed ? "calendar.saved" : "policy.same")), preview };
  });
}

/** Makes a calendar the default, takes it off the list, or brings it back. */
export async function pressCalendar(slug: string, id: string, deed: CalendarDeed): Promise<FormState> {
  return runAction("press-calendar", async () => {
    const { db, scope } = await requireAction(slug, "workspace.settings");
    const t = await getTranslations("promises");
    await withTenant(db, scope, (tx) => doToCalendar(tx, scope, id, deed, { t, now: new Date() }));
    revalidatePath(`/w/${slug}/settings/service`);
    const said = { default: "calendar.isDefault", delete: "calendar.deleted", restore: "calendar.restored" } as const;
    return done(t(said[deed]));
  });
}
