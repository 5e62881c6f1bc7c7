import type { PersonInput } from "@/domain/customer/person";
import { changedAttributes } from "@/features/customers/people/attribute-lines";

/** Reads the form of a customer. */
export function readPersonForm(form: FormData, externalId: string): PersonInput {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const accounts = text("accounts")
    .split(/[,\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const consent = text("consent");
  const kind = text("kind") === "account" ? "account" : "person";
  return {
    externalId,
    kind,
    name: text("name"),
    email: text("email"),
    locale: text("locale"),
    attributes: changedAttributes(text("attributesShown"), text("attributes")),
    consent: consent === "" ? null : consent === "yes",
    ...(kind === "person" ? { accounts } : {}),
  };
}
