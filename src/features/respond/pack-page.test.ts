import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gzipPart, joinGzip, packed, storedPart, takesGzip } from "@/features/respond/pack-page";

const asks = (encodings?: string) => ({ headers: { "accept-encoding": encodings } });

describe("takesGzip", () => {
  it.each(["gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8", "GZIP"])("%s: yes", (encodings) => {
    expect(takesGzip(asks(encodings))).toBe(true);
  });
  it.each([undefined, "", "identity", "br", "gzip;q=0", "gzip; q=0.000, br"])("%s: no", (encodings) => {
    expect(takesGzip(asks(encodings))).toBe(false);
  });
});

describe("joinGzip", () => {
  it("is one stream that any reader unpacks to its parts in order", () => {
    const part = fc.string({ maxLength: 3_000, unit: "binary" });
    fc.assert(
      fc.property(part, part, part, part, part, (a, b, c, d, e) => {
        const bytes = (text: string) => Buffer.from(text);
        const joined = joinGzip([
          gzipPart(bytes(a), false),
          storedPart(bytes(b)),
          gzipPart(bytes(c), false),
          storedPart(bytes(d)),
          gzipPart(bytes(e), true),
        ]);
        return gunzipSync(joined).equals(Buffer.concat([a, b, c, d, e].map(bytes)));
      }),
    );
  });
});

describe("packed", () => {
  const page = { status: 200, headers: { "content-type": "text/html; charset=utf-8" }, body: "é".repeat(2_000) };

  it("packs a page for who reads it, and says that it differs", () => {
    const reply = packed(asks("gzip"), page);
    expect(reply.headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
    expect(gunzipSync(reply.body).toString()).toBe(page.body);
  });

  it("leaves everybody else's, short replies and other kinds alone", () => {
    expect(packed(asks(), page)).toMatchObject({ body: page.body, headers: { vary: "accept-encoding" } });
    expect(packed(asks("gzip"), { ...page, body: "short" }).body).toBe("short");
    const json = { ...page, headers: { "content-type": "application/json" } };
    expect(packed(asks("gzip"), json)).toBe(json);
  });
});
