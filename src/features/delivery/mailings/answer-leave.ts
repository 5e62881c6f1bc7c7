import { withTenant } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { stopSurveys } from "@/db/queries/mailings/recipients";
import { SURVEY_MAIL_WORDS } from "@/domain/invitation/words";
import { isLocale, LOCALES, type Locale } from "@/domain/survey/locale";
import { fill } from "@/domain/survey/words";
import type { StopAnswer, StopContext, StopRequest } from "@/features/delivery/answer-stop-link";
import { isolate } from "@/features/delivery/digest/mark-text";
import { type OneButtonPage, renderUnsubscribe } from "@/features/delivery/digest/render-unsubscribe";
import { writeAudit } from "@/platform/audit";
import { readLeaveToken } from "@/platform/auth/leave-token";

/**
 * Answers the link that stops surveys by mail. Opening it changes nothing: mail scanners open links. A press, or the one click of
 * a mail program (RFC 8058), stops them for everybody with that address; another press on the same page takes it back.
 */
export async function answerLeave(
  { db, secret, now }: StopContext,
  { token, accepted, wanted }: StopRequest,
): Promise<StopAnswer> {
  const known = readLeaveToken(secret, token);
  const found =
    known &&
    (await withTenant(db, known.scope, async (tx) => {
      const { scope, customerId } = known;
      const before = await stopSurveys(tx, scope, customerId, { wanted: "look", now });
      const after = await stopSurveys(tx, scope, customerId, { wanted, now });
      if (before === null || after === null) return null;
      if (before.stopped !== after.stopped) {
        const action = after.stopped ? "customer.unsubscribed" : "customer.resubscribed";
        await writeAudit(tx, scope, { action, subject: customerId });
      }
      const { name } = await findWorkspace(tx, scope);
      return { ...after, workspace: name };
    }));
  const locale = localeOf(found ? found.locale : null, accepted);
  const { page } = SURVEY_MAIL_WORDS[locale];
  const say = (): OneButtonPage => {
    if (!found) return { title: page.unknown, lead: page.unknownLead, button: null };
    const gaps = { email: isolate(found.email), workspace: isolate(found.workspace) };
    const again = { label: page.again, name: "again" } as const;
    if (found.stopped) return { title: page.stopped, lead: fill(page.stoppedLead, gaps), button: again };
    return { title: page.title, lead: fill(page.lead, gaps), button: { label: page.button, name: "stop" } };
  };
  return { status: found ? 200 : 404, html: renderUnsubscribe(say(), locale) };
}

/** The customer's language, else the first of the browser's that surveys speak. */
function localeOf(own: string | null, accepted: string | null): Locale {
  const wishes = [own ?? "", ...(accepted ?? "").split(",")].map((one) => one.trim().toLowerCase().slice(0, 2));
  return wishes.find(isLocale) ?? LOCALES[0];
}
