import type { Translator } from "@/platform/i18n/translator";

/** What the answers screen is said with: its messages, and the language of its numbers and days. */
export interface Words {
  readonly t: Translator<"answers">;
  readonly locale: string;
}
