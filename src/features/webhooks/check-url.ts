import { kindOfAddress } from "@/features/webhooks/check-address";
import { keyedField } from "@/platform/http/keyed-field";
import { type FieldError, invalid } from "@/platform/http/problem";

/** Whether addresses inside may be told: the setting of whoever runs Candor. */
export interface UrlRules {
  readonly privateAllowed: boolean;
}

/** An address as it is stored. Throws 422 that names the field `url` and what is wrong with it. */
export function checkUrl(text: string, rules: UrlRules): string {
  const fault = urlFault(text, rules);
  if (fault !== null) throw invalid([keyedField("url", fault)]);
  return new URL(text).href;
}

/** What names lead to is checked at each connection; here only what can be read off the address itself. */
function urlFault(text: string, { privateAllowed }: UrlRules): NonNullable<FieldError["key"]> | null {
  if (!URL.canParse(text)) return "webhookNoUrl";
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return "webhookNoUrl";
  if (url.username !== "" || url.password !== "") return "webhookCredentials";
  if (url.protocol === "http:" && !privateAllowed) return "webhookHttps";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // A name never ends in a number, which the parser has made of any way to write an address.
  const literal = host.includes(":") || /(^|\.)\d+$/.test(host);
  const kind = literal ? kindOfAddress(host) : host === "localhost" || host.endsWith(".localhost") ? "inside" : null;
  if (kind === "never" || (kind === "inside" && !privateAllowed)) return "webhookInside";
  return kind === "public" && url.protocol === "http:" ? "webhookHttps" : null;
}
