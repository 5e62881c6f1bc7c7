/** Where anybody can have an address, so that the domain says nothing about a company. */
const PUBLIC_MAIL =
  /^(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|proton|protonmail|pm|mail|zoho|fastmail|posteo|qq|163|126|yandex)$/;

/** A first name for a workspace: the company in the address's domain ("nora@larkway.example" gives "Larkway"). */
export function workspaceNameFor(email: string): string {
  const [local = "", domain = ""] = email.split("@");
  const labels = domain.split(".");
  const secondLevel = labels.length > 2 && /^(co|com|org|net|ac|gov|edu)$/.test(labels[labels.length - 2] ?? "");
  const company = labels[labels.length - (secondLevel ? 3 : 2)] ?? local;
  if (PUBLIC_MAIL.test(company) || company.startsWith("xn--")) return "My workspace";
  return company
    .split("-")
    .filter((word) => word !== "")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}

/** A name as it stands in addresses: lower-case ASCII letters, digits and hyphens, never empty. */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 48)
    .replace(/^-+|-+$/g, "");
  return slug === "" ? "workspace" : slug;
}
