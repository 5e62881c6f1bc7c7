import { describe, expect, it } from "vitest";
import type { AuditRow } from "@/db/queries/audit/list-audit";
import type { Audited } from "@/db/queries/audit/name-audited";
import { auditWords } from "@/features/settings/audit/audit-words";
import { plainJson, showControls } from "@/features/settings/audit/show-controls";
import { toAuditRow } from "@/features/settings/audit/view";
import type { APP_LOCALES } from "@/platform/i18n/locale";

const NORA = "018f0000-0000-7000-8000-00000000000a";
const OTTO = "018f0000-0000-7000-8000-00000000000b";
const SURVEY = "018f0000-0000-7000-8000-00000000000c";
const audited = (id: string, name: string | null, more: Partial<Audited> = {}): [string, Audited] => [
  id,
  { id, name, open: true, metric: null, surveyId: null, ...more },
];
const names = new Map([audited(NORA, "Nora"), audited(OTTO, "Otto"), audited(SURVEY, "Wave 3")]);
const words = (locale: (typeof APP_LOCALES)[number]) => ({ ...auditWords(locale, "Europe/Berlin"), names });

const row: AuditRow = {
  id: "018f0000-0000-7000-8000-000000000001",
  at: new Date("2026-05-04T22:30:09Z"),
  place: "2026-05-04T22:30:09.000000Z",
  actor: { kind: "user", userId: NORA, role: "admin", from: "203.0.113.7" },
  action: "member.role_changed",
  subject: OTTO,
  before: { role: "viewer" },
  after: { role: "editor" },
};

describe("a row of the trail", () => {
  it("says who, as what, from where, what, on whom, when, and what became of what", () => {
    // Half past ten at night in UTC is the next day in Berlin.
    expect(toAuditRow(row, words("en"))).toEqual({
      ...{ id: row.id, when: "5 May 2026, 00:30:09", who: "Nora", as: "Admin", whoId: NORA, from: "203.0.113.7" },
      what: "Changed a member’s role",
      on: { name: "Otto", path: "/settings/members" },
      changes: [{ field: "Role", before: "Viewer", after: "Editor" }],
    });
  });

  it("says it in German and Arabic", () => {
    expect(toAuditRow(row, words("de"))).toMatchObject({
      what: "Rolle eines Mitglieds geändert",
      changes: [{ field: "Rolle", before: "Betrachter", after: "Bearbeiter" }],
    });
    expect(toAuditRow(row, words("ar"))).toMatchObject({
      what: "تغيير دور عضو",
      changes: [{ field: "الدور", before: "مشاهد", after: "محرّر" }],
    });
  });

  it("names a key, Candor itself, and somebody of whom nobody knows more", () => {
    const by = (actor: AuditRow["actor"]) => toAuditRow({ ...row, actor }, words("en"));
    expect(by({ kind: "apiKey", keyId: "k", scope: "write" })).toMatchObject({
      who: "An API key",
      as: "API key: Write",
    });
    expect(by({ kind: "job", name: "recount" })).toMatchObject({ who: "Candor", whoId: "job", as: null, from: null });
    expect(by({ kind: "user", userId: "gone", role: "owner" })).toMatchObject({ who: "Somebody", as: "Owner" });
  });

  it("calls what is gone by the name it had, and leads to no page", () => {
    const gone = { ...row, action: "survey.deleted", subject: "gone", before: { name: "Wave 2" }, after: null };
    expect(toAuditRow(gone, words("en"))).toMatchObject({
      what: "Deleted a survey with its answers",
      on: { name: "Wave 2", path: null },
    });
    const unknown = { ...gone, before: null };
    expect(toAuditRow(unknown, words("en")).on).toEqual({ name: "A survey", path: null });
    expect(toAuditRow({ ...gone, subject: SURVEY }, words("en")).on).toEqual({
      name: "Wave 3",
      path: `/surveys/${SURVEY}`,
    });
  });

  it("shows an action of another version as it is stored", () => {
    expect(toAuditRow({ ...row, action: "moon.landed\u001b[31m" }, words("en")).what).toBe("moon.landed[U+001B][31m");
  });
});

describe("what changed", () => {
  const changes = (before: unknown, after: unknown) => toAuditRow({ ...row, before, after }, words("en")).changes;

  it("leaves out what is the same, and says values as people read them", () => {
    expect(
      changes(
        { name: "A", zone: "UTC", rangeDays: 90, hideAgentNames: false },
        { name: "B", zone: "UTC", rangeDays: 1365, hideAgentNames: true },
      ),
    ).toEqual([
      { field: "Name", before: "A", after: "B" },
      { field: "Days shown at first", before: "90", after: "1,365" },
      { field: "Agents’ names hidden", before: "No", after: "Yes" },
    ]);
    expect(changes(null, { metric: "nps", endsOn: "2026-12-31", target: 42.5, surveyId: SURVEY })).toEqual([
      { field: "Number", before: null, after: "NPS" },
      { field: "Ends on", before: null, after: "31 Dec 2026" },
      { field: "Target", before: null, after: "42.5" },
      { field: "Survey", before: null, after: "Wave 3" },
    ]);
    expect(changes(null, { expiresAt: "2026-06-01T10:00:00.000Z" })[0]?.after).toBe("1 Jun 2026, 12:00");
  });

  it("says what a key may in the words of its page, and leaves what people wrote as it is", () => {
    expect(changes({ scope: "read", way: "link" }, { scope: "admin", way: "password" })).toEqual([
      { field: "May", before: "Read", after: "Admin" },
      { field: "By", before: "Sign-in link", after: "Password" },
    ]);
    for (const key of ["name", "tag", "label", "fileName", "title"])
      expect(changes(null, { [key]: "link" })[0]?.after).toBe("link");
  });

  it("goes into what lies within, and says nothing where nothing was", () => {
    expect(changes({ rules: null, channels: [] }, { rules: [{ active: true }], channels: ["chat", "phone"] })).toEqual([
      { field: "Rules", before: "nothing", after: null },
      { field: "Channels", before: "nothing", after: "chat, phone" },
      { field: "Rules › 1 › Active", before: null, after: "Yes" },
    ]);
    expect(changes({ a: { b: { c: 1 } } }, { a: { b: { c: 1 } } })).toEqual([]);
    expect(changes(null, null)).toEqual([]);
  });

  it("trips over no name that every object has, no date that is none and no depth", () => {
    const deep = JSON.parse(`${'{"x":'.repeat(30)}1${"}".repeat(30)}`);
    expect(changes(null, { constructor: "toString", expiresAt: "2026-99-99T99:99:99Z" })).toEqual([
      { field: "constructor", before: null, after: "toString" },
      { field: "Good until", before: null, after: "2026-99-99T99:99:99Z" },
    ]);
    expect(changes(null, deep)).toHaveLength(1);
  });
});

describe("what a terminal or a reader’s eye would obey", () => {
  it.each([
    ["\u001b[31mred\u001b[0m", "[U+001B][31mred[U+001B][0m"],
    ["a\r\nSet-Cookie: x", "a[U+000D][U+000A]Set-Cookie: x"],
    ["\u202egnp.exe", "[U+202E]gnp.exe"],
    ["\u2066x\u2069\u200b\ufeff\u0085\u007f", "[U+2066]x[U+2069][U+200B][U+FEFF][U+0085][U+007F]"],
    ["half \ud800 a sign", "half [U+D800] a sign"],
    ["شركة 👩‍🚀 Ärzte", "شركة 👩‍🚀 Ärzte"],
  ])("%j stands there to be seen", (text, shown) => {
    expect(showControls(text)).toBe(shown);
  });

  it("is its number in a file, and the same to a program", () => {
    const value = { name: "\u202egnp\u001b[0m\u009b", nested: ["\u2028"] };
    expect(plainJson(value)).toBe(String.raw`{"name":"\u202egnp\u001b[0m\u009b","nested":["\u2028"]}`);
    expect(JSON.parse(plainJson(value))).toEqual(value);
  });
});
