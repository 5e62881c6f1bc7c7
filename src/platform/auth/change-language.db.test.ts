import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/test-database";
import { changeLanguage } from "@/platform/auth/change-password";
import { createAccount } from "@/platform/auth/create-account";
import { findSession, startSession } from "@/platform/auth/sessions";
import { appLocale } from "@/platform/i18n/locale";

const { appDb } = await testDatabase();

test("the language somebody chooses is theirs from the next look on, whatever the browser said at sign-up", async () => {
  const wanted = { email: "lina@language.example", password: null, zone: "UTC", locale: "fr-CH" };
  const account = await createAccount(appDb, wanted);
  if (account === null) throw new Error("The address is taken.");
  const session = await startSession(appDb, account.userId, "test", new Date());
  const language = async () => appLocale((await findSession(appDb, session, new Date()))?.locale ?? "");
  expect(await language()).toBe("en");
  await changeLanguage(appDb, account.userId, "ar");
  expect(await language()).toBe("ar");
});
