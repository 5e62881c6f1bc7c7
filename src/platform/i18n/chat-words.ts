import { type AppLocale, appLocale } from "@/platform/i18n/locale";
import { type Translator, translatorIn } from "@/platform/i18n/translator";

/** What messages for a team's chat are said with: the workspace's language and zone, as a chat has many readers. */
export interface ChatWords {
  readonly t: Translator<"webhooks">;
  readonly locale: AppLocale;
  readonly zone: string;
}

/** The words for the chat of a workspace. */
export function chatWordsOf(workspace: { readonly locale: string; readonly zone: string }): ChatWords {
  const locale = appLocale(workspace.locale);
  return { t: translatorIn(locale, "webhooks"), locale, zone: workspace.zone };
}
