import { expect, test } from "vitest";
import { deriveSecret, sign, signMessage } from "@/features/webhooks/derive-secret";

const AUTH_SECRET = "q7Jd0sZx2mVb9Lk4Pw8Rt6Yh1Nc3Gf5A";
const WEBHOOK = {
  workspaceId: "0190a2b4-0000-7000-8000-000000000001",
  id: "0190a2b4-0000-7000-8000-0000000000aa",
  generation: 2,
  previousUntil: null,
};
// Computed with Python's hmac and an HKDF of six lines over it, from the constants above.
const FIRST = "whsec_vJCf3gykINvmHqaYy2szXoW/rfO0n8NhI6leqOA15VA=";
const SECOND = "whsec_z7R4FDVX3KhO/ezae6zEr5cwK65zPnEUdV4t1fWQQls=";
const MESSAGE = { id: "0190a2b4-0000-7000-8000-0000000000ff", body: '{"type":"webhook.test"}' };
const AT = new Date("2026-06-21T00:00:00.900Z");

test("a signature is that of the example in the text of Standard Webhooks' first implementation", () => {
  const key = Buffer.from("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "base64");
  const message = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", body: '{"test": 2432232314}' };
  expect(sign(key, "1614265330", message)).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});

test("a secret follows from AUTH_SECRET, workspace, webhook and generation, and from nothing else", () => {
  expect(deriveSecret(AUTH_SECRET, { ...WEBHOOK, generation: 1 })).toBe(FIRST);
  expect(deriveSecret(AUTH_SECRET, WEBHOOK)).toBe(SECOND);
  const others = [
    deriveSecret(AUTH_SECRET, { ...WEBHOOK, workspaceId: WEBHOOK.id }),
    deriveSecret(AUTH_SECRET, { ...WEBHOOK, id: WEBHOOK.workspaceId }),
    deriveSecret(`${AUTH_SECRET}x`, WEBHOOK),
  ];
  expect(new Set([FIRST, SECOND, ...others]).size).toBe(5);
});

test("a message carries its id, whole seconds and one signature", () => {
  expect(signMessage(AUTH_SECRET, WEBHOOK, MESSAGE, AT)).toEqual({
    "webhook-id": MESSAGE.id,
    "webhook-timestamp": "1782000000",
    "webhook-signature": "v1,ZFYujq15fyR03FIlXHqeIjbI1PwtSHebfntpomDcfNI=",
  });
});

test("after a rotation both secrets sign, until the time is up", () => {
  const both = "v1,ZFYujq15fyR03FIlXHqeIjbI1PwtSHebfntpomDcfNI= v1,kXqYTKlbS8ceZssbGX5ykETGFsfy4AGhoF4x3bulH8g=";
  const until = (text: string) => signMessage(AUTH_SECRET, { ...WEBHOOK, previousUntil: new Date(text) }, MESSAGE, AT);
  expect(until("2026-06-21T00:00:01Z")["webhook-signature"]).toBe(both);
  expect(until("2026-06-21T00:00:00.900Z")["webhook-signature"]).toBe(both.split(" ")[0]);
});
