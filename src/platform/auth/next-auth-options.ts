import { headers } from "next/headers";
import type { Account, NextAuthOptions, Profile } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { auditSignIn, noteRefusedCode, noteRefusedSignIn } from "@/platform/auth/audit-person";
import { checkCode } from "@/platform/auth/check-code";
import { checkCredentials } from "@/platform/auth/check-credentials";
import { type ProviderUser, userForProfile } from "@/platform/auth/provider-user";
import { COOKIE_SECONDS, secureCookies, sessionCookieName, sessionCookieOptions } from "@/platform/auth/session-cookie";
import { endSession, findSession, startSession } from "@/platform/auth/sessions";
import { hasTwoStep } from "@/platform/auth/two-step";
import type { OidcSettings } from "@/platform/env";
import { requestAddress } from "@/platform/request-address";
import { runtime } from "@/platform/runtime";
import { awaitSecondStep } from "@/platform/session";

const OIDC = "oidc";

/** What an OpenID Connect provider tells about a person. */
interface OidcProfile extends Profile {
  sub: string;
  email_verified?: boolean;
  locale?: string;
}

/**
 * next-auth's settings: password and, where configured, an OpenID Connect provider.
 *
 * The token in the cookie holds a session's id and nothing else; the session is looked up in its table each time, so that
 * what was ended is over. A session whose lookup finds nothing has no `user`.
 */
export function nextAuthOptions(): NextAuthOptions {
  const { env, authSecret, appDb } = runtime();
  process.env.NEXTAUTH_URL ??= env.publicUrl;
  const cookie = { name: sessionCookieName(env), options: sessionCookieOptions(env) };
  return {
    secret: authSecret,
    session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
    useSecureCookies: secureCookies(env),
    cookies: { sessionToken: cookie },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/" },
    providers: [passwordProvider(), ...(env.oidc === null ? [] : [oidcProvider(env.oidc)])],
    logger: {
      error: (code) => runtime().logger.warn({ code }, "sign-in failed"),
      warn: () => {},
      debug: () => {},
    },
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.provider !== OIDC) return true;
        const person = await personOf(account, profile);
        if (person === null || env.oidc === null) return false;
        if (!person.asksFirst) return true;
        const tie = { provider: env.oidc.issuer, subject: account.providerAccountId };
        await awaitSecondStep({ userId: person.userId, way: "provider", tie });
        return `${env.publicUrl}/sign-in/code`;
      },
      async jwt({ token, user, account }) {
        if (account === null || account === undefined) return { sid: token.sid };
        const person = account.provider === OIDC ? await personOf(account, oidcProfileOf(user)) : null;
        if (account.provider === OIDC && (person === null || person.asksFirst)) return {};
        const userId = person?.userId ?? user.id;
        const sent = await headers();
        const agent = sent.get("user-agent") ?? "";
        const byProvider = account.provider === OIDC;
        const way = byProvider ? "provider" : "password";
        const secondStep = byProvider ? undefined : secondStepOf(user);
        await auditSignIn(appDb, userId, { way, secondStep, address: requestAddress(sent) });
        return { sid: await startSession(appDb, userId, agent, new Date(), byProvider) };
      },
      async session({ session, token }) {
        const known = typeof token.sid === "string" ? await findSession(appDb, token.sid, new Date()) : null;
        const { expires } = session;
        return known === null ? { expires } : { expires, user: { name: known.name, email: known.email } };
      },
    },
    events: {
      async signOut({ token }) {
        const known = typeof token.sid === "string" ? await findSession(appDb, token.sid, new Date()) : null;
        if (known !== null) await endSession(appDb, known.userId, known.sessionId);
      },
    },
  };
}

function passwordProvider() {
  return CredentialsProvider({
    name: "password",
    credentials: {
      email: { label: "E-mail", type: "email" },
      password: { label: "Password", type: "password" },
      code: { label: "Code of the second step, where it is on", type: "text" },
    },
    async authorize(credentials) {
      const current = runtime();
      const address = requestAddress(await headers());
      const { email = "", password = "", code = "" } = credentials ?? {};
      const now = performance.now();
      const result = await checkCredentials(current.appDb, current.limits, { email, password, address }, now);
      if (!result.ok) {
        if (result.reason === "wrong") noteRefusedSignIn(current, { email, address }, now);
        return null;
      }
      const { userId } = result;
      if (!(await hasTwoStep(current.appDb, userId))) return { id: userId };
      const checked = await checkCode(current, { userId, code, address }, { now: new Date(), clock: now });
      if (checked.ok) return { id: userId, secondStep: checked.by };
      if (checked.reason === "wrong") noteRefusedCode(current, { userId, address }, now);
      return null;
    },
  });
}

/** What `authorize` above found beside the person. */
function secondStepOf(user: object): "app" | "recovery" | undefined {
  const found: unknown = Reflect.get(user, "secondStep");
  return found === "app" || found === "recovery" ? found : undefined;
}

function oidcProvider(settings: OidcSettings): OAuthConfig<OidcProfile> {
  return {
    id: OIDC,
    name: settings.name,
    type: "oauth",
    wellKnown: `${settings.issuer}/.well-known/openid-configuration`,
    issuer: settings.issuer,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    profile: (profile) => ({ id: profile.sub, name: profile.name, email: profile.email, profile }),
  };
}

/** The claims that `profile` above kept beside next-auth's own three. */
function oidcProfileOf(user: object): Profile | undefined {
  const kept: unknown = Reflect.get(user, "profile");
  return typeof kept === "object" && kept !== null ? kept : undefined;
}

async function personOf(account: Account, profile: Profile | undefined): Promise<ProviderUser | null> {
  const { appDb, env } = runtime();
  if (env.oidc === null || profile?.email === undefined) return null;
  const claims = profile as OidcProfile;
  return userForProfile(appDb, {
    provider: env.oidc.issuer,
    subject: account.providerAccountId,
    email: profile.email,
    emailVerified: claims.email_verified ?? null,
    name: profile.name ?? "",
    locale: claims.locale ?? "en",
  });
}
