import { type FieldFault, idFaults, textFaults } from "@/domain/customer/spell";
import { ATTRIBUTE_LIMITS } from "@/domain/survey/attributes";
import { isStorable } from "@/domain/survey/plain-text";

/** A customer as a file, the API or a person describes them. What is left out stays as it is; null takes it away. */
export interface PersonInput {
  readonly externalId: string;
  readonly kind?: "person" | "account";
  readonly name?: string | null;
  readonly email?: string | null;
  readonly locale?: string | null;
  /** Those named here are changed, null or "" takes one away, the others stay. */
  readonly attributes?: Readonly<Record<string, string | null>>;
  readonly consent?: boolean | null;
  /** The external ids of the accounts they belong to: these and no other. */
  readonly accounts?: readonly string[];
}

const NAME = 200;
const EMAIL = 254;
const MOST_ACCOUNTS = 50;
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i;
const ADDRESS = /^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+\.[^\s@<>"(),:;.]+$/u;

/** The rules of a customer's record: none, or what is wrong by field. */
export function checkPerson(input: PersonInput): FieldFault[] {
  const faults: FieldFault[] = [...idFaults("externalId", input.externalId), ...textFaults("name", input.name, NAME)];
  const { email, locale, attributes, accounts, kind, externalId } = input;
  const say = (field: string, code: FieldFault["fault"]["code"], values: FieldFault["fault"]["values"] = {}) =>
    faults.push({ field, fault: { code, values } });
  if (email != null && email !== "") {
    if (email.length > EMAIL || !ADDRESS.test(email)) say("email", "emailUnfit", { cell: email.slice(0, 60) });
    else faults.push(...textFaults("email", email, EMAIL));
  }
  if (locale != null && locale !== "" && !LANGUAGE.test(locale))
    say("locale", "localeUnknown", { cell: locale.slice(0, 20) });
  for (const [name, value] of Object.entries(attributes ?? {})) {
    const field = `attributes.${name.slice(0, 64)}`;
    if (!isAttributeName(name)) say(field, "attributeUnfit", { max: ATTRIBUTE_LIMITS.name });
    faults.push(...textFaults(field, value, ATTRIBUTE_LIMITS.value));
  }
  const named = Object.keys(attributes ?? {}).length;
  if (named > ATTRIBUTE_LIMITS.count) say("attributes", "attributesMany", { n: named, max: ATTRIBUTE_LIMITS.count });
  if ((accounts?.length ?? 0) > MOST_ACCOUNTS) say("accounts", "accountsMany", { max: MOST_ACCOUNTS });
  for (const [index, account] of (accounts ?? []).entries()) {
    faults.push(...idFaults(`accounts.${index}`, account));
    if (account === externalId) say(`accounts.${index}`, "accountSelf");
  }
  if (kind === "account" && (accounts?.length ?? 0) > 0) say("accounts", "accountOfAccount");
  return faults;
}

/** Whether a customer's attribute may be called so. */
export function isAttributeName(name: string): boolean {
  return name.trim() !== "" && name.length <= ATTRIBUTE_LIMITS.name && isStorable(name) && name !== "__proto__";
}
