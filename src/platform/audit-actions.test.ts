import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { DEFAULT_RULES } from "@/domain/follow-up/rules";
import { en } from "@/messages/en";
import { AUDIT_KINDS, actionsOf, isAuditAction, subjectOf } from "@/platform/audit-actions";

const src = path.join(import.meta.dirname, "..");
const listed = AUDIT_KINDS.flatMap(actionsOf);

/** The files that write to the trail, or say what another one writes. */
const writing = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
  .map((entry) => path.join(entry.parentPath, entry.name))
  .filter((file) => !file.endsWith("platform/audit-actions.ts"))
  .map((file) => readFileSync(file, "utf8"))
  .filter((text) => /\b(writeAudit|tellTopic|auditPerson|writeOfPerson|AuditAction)\b/.test(text));

test("every action that the code writes is on the list", () => {
  const written = writing.flatMap((text) =>
    [...text.matchAll(/\baction(?::|\s*=)\s*([^,;]*)/g)].flatMap(([, said = ""]) =>
      [...said.matchAll(/"([a-z_]+\.[a-z_]+)"/g)].map(([, action = ""]) => action),
    ),
  );
  expect(new Set(written).size).toBeGreaterThan(80);
  expect(written.filter((action) => !isAuditAction(action))).toEqual([]);
  // Put together of parts, an action could be found by nobody.
  expect(writing.filter((text) => /\baction: `/.test(text))).toEqual([]);
});

test("every action on the list is written somewhere, once listed and has a sentence; no sentence is of another", () => {
  const all = writing.join("\n");
  expect(listed.filter((action) => !all.includes(`"${action}"`))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
  const said = Object.entries(en.audit.said).flatMap(([noun, verbs]) =>
    Object.keys(verbs).map((verb) => `${noun}.${verb}`),
  );
  expect(said.sort()).toEqual([...listed].sort());
});

/** Keys that the code writes literally into what was before and after. */
function writtenKeys(text: string): string[] {
  const details = [
    ...text.matchAll(/\b(?:before|after|shown)(?::| =) (?:[a-z]\w*\()?(\{(?:[^{}]|\{[^{}]*\})*\})/g),
    ...text.matchAll(/\bfunction (?:told|toldOf|noted|auditOf)\(.*?return (\{[^{}]*\})/gs),
    ...text.matchAll(/\bawait tell(?:Topic)?\([^;]*?(\{[^;]*\})[^;]*?\);/g),
  ].map(([, detail = ""]) => detail);
  return details.flatMap((detail) => [...detail.matchAll(/(?<=[{,]\s*)([a-z]\w*)(?=\s*[:,}])/gi)].map(([key]) => key));
}

test("what the code writes of before and after is said in words, not by its name in the code", () => {
  const written = new Set(
    writing.filter((text) => /\b(writeAudit|tellTopic|auditPerson)\b/.test(text)).flatMap(writtenKeys),
  );
  for (const key of ["label", "showsComments", "site", "forAllTime"]) expect(written).toContain(key);
  for (const [key, rule] of Object.entries(DEFAULT_RULES))
    for (const one of [key, ...Object.keys(Object(rule))]) written.add(one);
  expect(written.size).toBeGreaterThan(110);
  expect([...written].filter((key) => !Object.hasOwn(en.audit.fields, key))).toEqual([]);
});

test("an action of another version is none, and what every object has is none either", () => {
  expect(isAuditAction("member.role_changed")).toBe(true);
  for (const action of ["member.promoted", "constructor", ""]) expect(isAuditAction(action)).toBe(false);
  expect(subjectOf("member.role_changed")).toBe("person");
});
