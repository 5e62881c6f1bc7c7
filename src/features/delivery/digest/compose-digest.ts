import { describeDigest } from "@/features/delivery/digest/describe-digest";
import type { ComposedDigest, DigestFrame, DigestNews } from "@/features/delivery/digest/digest-content";
import { withoutMarks } from "@/features/delivery/digest/mark-text";
import { renderHtml } from "@/features/delivery/digest/render-html";
import { renderText } from "@/features/delivery/digest/render-text";
import { directionOf } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

/** Puts a mail together: subject, HTML and text. Pure: the same frame and news give the same mail. */
export function composeDigest(frame: DigestFrame, news: DigestNews): ComposedDigest {
  const { locale } = frame;
  const words = { digest: translatorIn(locale, "digest"), metrics: translatorIn(locale, "metrics"), locale };
  const view = describeDigest(words, frame, news);
  const { workspace, headline } = view;
  return {
    subject: withoutMarks(words.digest("mail.subject", { workspace, headline: headline.replace(/\.$/, "") })),
    html: renderHtml(view, locale, directionOf(locale)),
    text: renderText(view, locale),
  };
}
