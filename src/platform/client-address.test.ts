import { describe, expect, it } from "vitest";
import { addressBucket, clientAddress, isTrusted, parseProxies } from "@/platform/client-address";

const proxies = parseProxies(["10.0.0.0/8", "::1", "not an address"]);

describe("clientAddress", () => {
  it("ignores X-Forwarded-For from anybody who is not a trusted proxy", () => {
    expect(clientAddress({ peer: "203.0.113.5", forwardedFor: "1.2.3.4" }, proxies)).toBe("203.0.113.5");
    expect(clientAddress({ peer: "10.1.1.1", forwardedFor: "1.2.3.4" }, parseProxies([]))).toBe("10.1.1.1");
  });

  it("takes the last address that no trusted proxy wrote", () => {
    // the client wrote 1.2.3.4, our edge appended 203.0.113.5, the inner proxy appended the edge 10.0.0.2
    const forwardedFor = "1.2.3.4, 203.0.113.5, 10.0.0.2";
    expect(clientAddress({ peer: "10.0.0.1", forwardedFor }, proxies)).toBe("203.0.113.5");
  });

  it("stops at what is not an address", () => {
    expect(clientAddress({ peer: "10.0.0.1", forwardedFor: "1.2.3.4, <script>" }, proxies)).toBe("10.0.0.1");
  });

  it("reads IPv4 in IPv6 clothes, brackets and ports", () => {
    expect(clientAddress({ peer: "::ffff:10.0.0.1", forwardedFor: "198.51.100.7:4711" }, proxies)).toBe("198.51.100.7");
    expect(clientAddress({ peer: "::1", forwardedFor: "[2001:db8::1]:443" }, proxies)).toBe("2001:db8::1");
  });

  it("says unknown where nothing is known", () => {
    expect(clientAddress({ peer: null, forwardedFor: "1.2.3.4" }, proxies)).toBe("unknown");
  });
});

describe("isTrusted", () => {
  it("matches single addresses and ranges of the same family only", () => {
    expect(isTrusted("10.255.0.1", proxies)).toBe(true);
    expect(isTrusted("11.0.0.1", proxies)).toBe(false);
    expect(isTrusted("::1", proxies)).toBe(true);
    expect(isTrusted("nonsense", proxies)).toBe(false);
  });
});

describe("addressBucket", () => {
  it("keeps an IPv4 address and cuts an IPv6 address to its /64", () => {
    expect(addressBucket("203.0.113.5")).toBe("203.0.113.5");
    expect(addressBucket("2001:db8:1:2:aaaa::1")).toBe(addressBucket("2001:db8:1:2:bbbb::2"));
    expect(addressBucket("2001:db8:1:2::1")).not.toBe(addressBucket("2001:db8:1:3::1"));
  });
});
