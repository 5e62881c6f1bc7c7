import { expect, test } from "vitest";
import { openForPerson, sealForPerson } from "@/platform/auth/seal-for-person";

const SECRET = Buffer.from("12345678901234567890");
const KEY = "a secret of this server's own, 32 long";

test("what was sealed opens for the same person and the same AUTH_SECRET alone", () => {
  const sealed = sealForPerson(KEY, "nora", SECRET);
  expect(sealed.includes(SECRET)).toBe(false);
  expect(openForPerson(KEY, "nora", sealed)).toEqual(SECRET);
  expect(openForPerson(KEY, "otto", sealed)).toBeNull();
  expect(openForPerson(`${KEY}!`, "nora", sealed)).toBeNull();
});

test("sealed twice it looks different; touched or cut off it does not open", () => {
  const [one, two] = [sealForPerson(KEY, "nora", SECRET), sealForPerson(KEY, "nora", SECRET)];
  expect(one.equals(two)).toBe(false);
  for (const place of [0, 12, 28, one.length - 1]) {
    const touched = Buffer.from(one);
    touched.writeUInt8(touched.readUInt8(place) ^ 1, place);
    expect(openForPerson(KEY, "nora", touched), `byte ${place}`).toBeNull();
  }
  for (const length of [0, 11, 27, one.length - 1])
    expect(openForPerson(KEY, "nora", one.subarray(0, length))).toBeNull();
});
