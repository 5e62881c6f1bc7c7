import { type Db, type Tx, withTenant } from "@/db/client";
import { findRecipient } from "@/db/queries/digest/find-digest";
import { findWorkspace } from "@/db/queries/find-workspace";
import type { WorkspaceScope } from "@/db/scope";
import { isolate } from "@/features/delivery/digest/mark-text";
import { type OneButtonPage, renderUnsubscribe } from "@/features/delivery/digest/render-unsubscribe";
import { readUnsubscribeToken } from "@/platform/auth/unsubscribe-token";
import { type AppLocale, acceptedLocale, appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

/** What somebody with the link of a mail asks for. */
export interface StopRequest {
  readonly token: string;
  /** The browser's languages, for who is not known. */
  readonly accepted: string | null;
  /** `look`: nothing changes. `stop`: also what a mail program sends by itself (RFC 8058). */
  readonly wanted: "look" | "stop" | "again";
}

export interface StopContext {
  readonly db: Db;
  readonly secret: string;
  readonly now: Date;
}

/** A page for whoever holds the link. */
export interface StopAnswer {
  readonly status: number;
  readonly html: string;
}

/** One kind of mail that its reader may stop. */
export interface StoppableMail {
  /** The words of its page, under `stop`. */
  readonly words: "alerts" | "followUps" | "promises";
  /** The button that starts it again, where that can be done without signing in. */
  readonly again?: (locale: AppLocale) => string;
  /** Does what is wanted of a member's mails; says whether they come from now on. */
  readonly change: (
    tx: Tx,
    scope: WorkspaceScope,
    asked: { readonly userId: string; readonly wanted: StopRequest["wanted"]; readonly now: Date },
  ) => Promise<boolean>;
}

/**
 * Answers the link that stops a kind of mail. Opening it changes nothing: mail scanners open links. A press stops the mails, as
 * often as it comes.
 */
export async function answerStopLink(
  mail: StoppableMail,
  { db, secret, now }: StopContext,
  { token, accepted, wanted }: StopRequest,
): Promise<StopAnswer> {
  const known = readUnsubscribeToken(secret, token);
  const found =
    known &&
    (await withTenant(db, known.scope, async (tx) => {
      const { scope, userId } = known;
      const recipient = await findRecipient(tx, scope, userId);
      if (recipient === null) return null;
      const active = await mail.change(tx, scope, { userId, wanted, now });
      const { name } = await findWorkspace(tx, scope);
      return { ...recipient, workspace: name, active };
    }));
  const locale = found ? appLocale(found.locale) : acceptedLocale(accepted);
  const t = translatorIn(locale, mail.words);
  const page = (): OneButtonPage => {
    if (!found) return { title: t("stop.unknown"), lead: t("stop.unknownLead"), button: null };
    const gaps = { email: isolate(found.email), workspace: isolate(found.workspace) };
    if (found.active)
      return { title: t("stop.title"), lead: t("stop.lead", gaps), button: { label: t("stop.button"), name: "stop" } };
    const button = mail.again ? ({ label: mail.again(locale), name: "again" } as const) : null;
    return { title: t("stop.stopped"), lead: t("stop.stoppedLead", gaps), button };
  };
  return { status: found ? 200 : 404, html: renderUnsubscribe(page(), locale) };
}
