import { z } from "zod";

/** Text of a form's field; a file in its place is no text. */
const text = z.string().max(2000).catch("");

/** What the sign-in form sends. */
export const signInInput = z.object({ email: text, password: text, next: text });

/** What the form of a second step sends. */
export const codeInput = z.object({ code: text, next: text });

/** What the sign-up form sends; zone and language come from the browser. */
export const signUpInput = z.object({ email: text, password: text, zone: text, locale: text });

/** What the form of an invitation sends. */
export const joinInput = z.object({ email: text, password: text, locale: text });

/** What asks for a sign-in link. */
export const linkInput = z.object({ email: text });

/** Where to go after signing in: a page of a workspace or an invitation, never another site. Else the start. */
export function safeNext(next: string): string {
  return /^\/(w|join)\/[\w/-]{1,200}(\?[\w=&.,:;%+~@-]{0,1000})?$/.test(next) ? next : "/";
}
