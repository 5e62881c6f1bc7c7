import { expect, test } from "vitest";
import { contradictTimes, type InvitationTimes } from "@/domain/invitation/contradict-times";
import { readDelivery } from "@/domain/invitation/read-delivery";

const now = new Date("2026-03-10T12:00:00Z");
const sent: InvitationTimes = {
  ...{ sentAt: new Date("2026-03-02T09:00:00Z"), openedAt: null, remindedAt: null, bouncedAt: null, answeredAt: null },
};

test("what was opened before it was sent, or tomorrow, contradicts; a day is left for clocks", () => {
  expect(contradictTimes(sent, now)).toBeNull();
  expect(contradictTimes({ ...sent, openedAt: new Date("2026-03-01T10:00:00Z") }, now)).toBeNull();
  expect(contradictTimes({ ...sent, bouncedAt: new Date("2026-03-01T08:59:59Z") }, now)).toEqual({
    field: "bouncedAt",
    kind: "before_sending",
  });
  expect(contradictTimes({ ...sent, answeredAt: new Date("2026-03-11T12:00:01Z") }, now)).toEqual({
    field: "answeredAt",
    kind: "future",
  });
  expect(contradictTimes({ ...sent, sentAt: new Date("2026-03-12T00:00:00Z") }, now)?.field).toBe("sentAt");
});

test.each([
  ["Email Sent", "sent"],
  ["Email Bounced", "bounced"],
  ["hard_bounce", "bounced"],
  ["Survey Finished", "answered"],
  ["Survey Started", "opened"],
  ["Not sent", "withheld"],
  ["quux", null],
])("%s tells %s", (word, delivery) => {
  expect(readDelivery(word)).toBe(delivery);
});
