import { expect, test } from "vitest";
import { guardedLookup, kindOfAddress, refuseAddress } from "@/features/webhooks/check-address";
import { checkUrl } from "@/features/webhooks/check-url";
import { isProblem } from "@/platform/http/problem";

test.each([
  ["8.8.8.8", "public"],
  ["2606:4700::1111", "public"],
  ["::ffff:8.8.8.8", "public"],
  ["127.0.0.1", "inside"],
  ["127.255.255.254", "inside"],
  ["10.1.2.3", "inside"],
  ["172.16.0.1", "inside"],
  ["172.31.255.255", "inside"],
  ["192.168.1.1", "inside"],
  ["100.64.0.1", "inside"],
  ["::1", "inside"],
  ["fd00::1", "inside"],
  ["::ffff:127.0.0.1", "inside"],
  ["::ffff:10.0.0.1", "inside"],
  ["0.0.0.0", "never"],
  ["169.254.169.254", "never"],
  ["::ffff:169.254.169.254", "never"],
  ["100.100.100.200", "never"],
  ["::ffff:100.100.100.200", "never"],
  ["fd00:ec2::254", "never"],
  ["fd00:0ec2:0::0254", "never"],
  ["224.0.0.1", "never"],
  ["255.255.255.255", "never"],
  ["192.0.2.1", "never"],
  ["198.18.0.1", "never"],
  ["240.0.0.1", "never"],
  ["::", "never"],
  ["fe80::1", "never"],
  ["ff02::1", "never"],
  // Ways to write an IPv4 address inside an IPv6 one: compatible, NAT64, 6to4, Teredo.
  ["::7f00:1", "never"],
  ["64:ff9b::7f00:1", "never"],
  ["2002:7f00:1::", "never"],
  ["2001::1", "never"],
  ["2001:db8::1", "never"],
  ["no address", "never"],
] as const)("%s is %s", (address, kind) => {
  expect(kindOfAddress(address)).toBe(kind);
});

test("what is inside is reached where it is allowed, then also without TLS; what is public never without", () => {
  const reason = (address: string, privateAllowed: boolean, secure: boolean) =>
    refuseAddress(address, { privateAllowed, secure })?.reason ?? "reached";
  expect(reason("10.0.0.1", false, true)).toBe("private_address");
  expect(reason("10.0.0.1", true, true)).toBe("reached");
  expect(reason("10.0.0.1", true, false)).toBe("reached");
  expect(reason("8.8.8.8", true, false)).toBe("not_https");
  expect(reason("8.8.8.8", false, true)).toBe("reached");
  expect(reason("169.254.169.254", true, true)).toBe("private_address");
});

test("a name that leads anywhere inside is refused whole, whatever else it leads to", async () => {
  const leadsTo = (addresses: string[]) =>
    new Promise((resolve) => {
      const answer = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
      const look = guardedLookup({ privateAllowed: false, secure: true }, async () => answer);
      look("hook.example.com", { all: true }, (error, found) => resolve(error?.message ?? found));
    });
  expect(await leadsTo(["93.184.216.34", "10.0.0.1"])).toBe("private_address");
  expect(await leadsTo(["93.184.216.34", "::1"])).toBe("private_address");
  expect(await leadsTo(["93.184.216.34"])).toEqual([{ address: "93.184.216.34", family: 4 }]);
});

test.each([
  ["https://hooks.example.com/a?b=c", false, null],
  ["https://hooks.example.com:8443/", false, null],
  ["https://93.184.216.34/", false, null],
  ["hooks.example.com", false, "This is no address."],
  ["ftp://hooks.example.com/", false, "This is no address."],
  ["javascript:alert(1)", false, "This is no address."],
  ["http://hooks.example.com/", false, "must begin with https"],
  ["http://93.184.216.34/", true, "must begin with https"],
  ["https://me:secret@hooks.example.com/", false, "user name or password"],
  ["https://me@hooks.example.com/", false, "user name or password"],
  ["https://localhost/", false, "lies inside"],
  ["https://candor.localhost/", false, "lies inside"],
  ["https://10.0.0.1/", false, "lies inside"],
  // The same machine, as a number, in hexadecimal, in octal, in short and in IPv6.
  ["https://2130706433/", false, "lies inside"],
  ["https://0x7f.1/", false, "lies inside"],
  ["https://0177.0.0.1/", false, "lies inside"],
  ["https://127.1/", false, "lies inside"],
  ["https://[::ffff:7f00:1]/", false, "lies inside"],
  ["https://[::1]/", false, "lies inside"],
  ["https://169.254.169.254/latest", true, "lies inside"],
  ["http://127.0.0.1:9000/sink", true, null],
  ["http://sink.internal/", true, null],
] as const)("%s (inside allowed: %s)", (url, privateAllowed, fault) => {
  if (fault === null) return expect(checkUrl(url, { privateAllowed })).toBe(url);
  try {
    checkUrl(url, { privateAllowed });
  } catch (error) {
    if (!isProblem(error)) throw error;
    expect(error.problem.status).toBe(422);
    expect(error.problem.errors).toEqual([
      expect.objectContaining({ path: "url", message: expect.stringContaining(fault) }),
    ]);
    return;
  }
  throw new Error("It was taken.");
});
