import type { PersonInput } from "@/domain/customer/person";

/** Reads the form of a customer. Attributes stand one a line, `name = value`; those that stand there no more go. */
export function readPersonForm(
  form: FormData,
  externalId: string,
  known: Readonly<Record<string, string>> = {},
): PersonInput {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const lines = text("attributes")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const told = lines.map((line): [string, string] => {
    const at = line.indexOf("=");
    return at < 0 ? [line, ""] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  });
  const gone = Object.keys(known).map((name): [string, null] => [name, null]);
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
    attributes: Object.fromEntries([...gone, ...told]),
    consent: consent === "" ? null : consent === "yes",
    ...(kind === "person" ? { accounts } : {}),
  };
}
