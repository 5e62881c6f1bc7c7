import type { Messages } from "@/messages/en";
import type { AppLocale } from "@/platform/i18n/locale";

declare module "next-intl" {
  interface AppConfig {
    Locale: AppLocale;
    Messages: Messages;
  }
}
