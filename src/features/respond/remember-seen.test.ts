import { expect, test } from "vitest";
import { createSeen } from "@/features/respond/remember-seen";

const LONG = "The driver rang twice and the parcel was in one piece";
const SHORT = "Everything was great";
let submissions = 0;

function watch(now = { ms: 0 }) {
  const seen = createSeen(() => now.ms);
  const say = (text: string, address: string, submissionId = `s${submissions++}`, surveyId = "a") =>
    seen.isRepeated({ surveyId, submissionId, address, texts: [text] });
  return { seen, say, now };
}

test("a long text may be said three times within the hour, from wherever", () => {
  const { say, now } = watch();
  expect([say(LONG, "1"), say(LONG, "2"), say(LONG, "3")]).toEqual([false, false, false]);
  expect(say(LONG, "4")).toBe(true);
  expect(say(`${LONG}, and mine.`, "5")).toBe(false);
  expect(say(LONG, "6", "other", "another survey")).toBe(false);
  now.ms = 60 * 60 * 1000;
  expect(say(LONG, "7")).toBe(false);
});

test("a short text may be said by everybody, and by four from one address", () => {
  const { say } = watch();
  for (let i = 0; i < 50; i++) expect(say(SHORT, `address ${i}`)).toBe(false);
  for (let i = 0; i < 3; i++) expect(say(SHORT, "address 1")).toBe(false);
  expect(say(SHORT, "address 1")).toBe(true);
  for (let i = 0; i < 50; i++) expect(say("No", "address 1")).toBe(false);
});

test("the same submission again is no other one", () => {
  const { say } = watch();
  for (let i = 0; i < 20; i++) expect(say(LONG, "1", "one")).toBe(false);
});

test("a page that was sent belongs to its submission", () => {
  const { seen } = watch();
  expect(seen.isReused("page", "one")).toBe(false);
  expect(seen.isReused("page", "one")).toBe(false);
  expect(seen.isReused("page", "two")).toBe(true);
  expect(seen.isReused("another page", "two")).toBe(false);
});
