import { expect, test } from "vitest";
import { tellOfChange } from "@/features/settings/two-step/tell-of-change";
import { createLogger } from "@/platform/logger";
import type { Mail, Mailer } from "@/platform/mail";
import type { Runtime } from "@/platform/runtime";

const person = { email: "nora@steps.example", locale: "en" };

function stand(send: ((mail: Mail) => Promise<void>) | null) {
  const mailer = send === null ? null : ({ send, close: () => {} } as Partial<Mailer> as Mailer);
  return { env: { publicUrl: "https://candor.example" } as Runtime["env"], logger: createLogger("silent"), mailer };
}

test("a person is told in their language of what was done to their second step, each time in its own words", () => {
  const sent: Mail[] = [];
  const at = stand(async (mail) => void sent.push(mail));
  for (const change of ["on", "off", "codes", "provider"] as const) tellOfChange(at, person, change);
  tellOfChange(at, { ...person, locale: "de" }, "on");
  expect(sent.map(({ to }) => to)).toEqual(sent.map(() => person.email));
  expect(new Set(sent.map(({ subject }) => subject)).size).toBe(5);
  expect(sent[0]?.text).toContain("https://candor.example\n\nIf it was not you");
  expect(sent[4]?.subject).toBe("Die Zwei-Schritt-Anmeldung wurde für Sie eingeschaltet");
});

test("without mail, or where it fails, nobody is told and nothing fails", () => {
  tellOfChange(stand(null), person, "on");
  tellOfChange(
    stand(() => Promise.reject(new Error("no"))),
    person,
    "on",
  );
});
