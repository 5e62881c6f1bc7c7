import { getLocale } from "next-intl/server";
import { drawSecret } from "@/features/settings/two-step/draw-secret";
import { hasPassword } from "@/platform/auth/change-password";
import { totpText, totpUri } from "@/platform/auth/totp";
import { readTwoStep } from "@/platform/auth/two-step";
import { sayDayOf } from "@/platform/i18n/say-days";
import { runtime } from "@/platform/runtime";
import { requireUser } from "@/platform/session";

/** How one's own second step stands, as its panel shows it. */
export type TwoStepView = { readonly email: string; readonly hasPassword: boolean } & (
  | { readonly status: "off" }
  | { readonly status: "setup"; readonly secret: string; readonly uri: string; readonly picture: string }
  | { readonly status: "on"; readonly since: string; readonly codesLeft: number; readonly fits: boolean }
);

/** One's own second step; the account belongs to no workspace, so its days are those of UTC unless a zone is given. */
export async function loadTwoStep(zone = "UTC"): Promise<TwoStepView> {
  const { userId, email } = await requireUser();
  const { appDb, authSecret, env } = runtime();
  const state = await readTwoStep(appDb, { userId, authSecret }, new Date());
  const person = { email, hasPassword: await hasPassword(appDb, userId) };
  if (state.status === "off") return { ...person, status: "off" };
  if (state.status === "on") {
    const { since, codesLeft, fits } = state;
    return { ...person, status: "on", since: sayDayOf(since, zone, await getLocale()), codesLeft, fits };
  }
  const uri = totpUri(state.secret, { site: new URL(env.publicUrl).hostname, email });
  const secret = totpText(state.secret).replace(/(.{4})(?=.)/g, "$1 ");
  return { ...person, status: "setup", secret, uri, picture: await drawSecret(uri) };
}
