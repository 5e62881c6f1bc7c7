import { headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { acceptedLocale, appLocale } from "@/platform/i18n/locale";
import { messagesIn } from "@/platform/i18n/translator";
import { currentUser } from "@/platform/session";

/** next-intl's configuration of a request: the person's own language; before sign-in, the browser's. */
export default getRequestConfig(async () => {
  // First, because it tells a build that this is of a request: there is nobody to look up while pages are built.
  const accepted = (await headers()).get("accept-language");
  const user = await currentUser();
  const locale = user ? appLocale(user.locale) : acceptedLocale(accepted);
  return { locale, messages: messagesIn(locale), timeZone: "UTC" };
});
