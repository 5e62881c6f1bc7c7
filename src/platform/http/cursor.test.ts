import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mintScope } from "@/db/scope";
import { type CursorContext, decodeCursor, encodeCursor } from "@/platform/http/cursor";

const actor = { kind: "job", name: "test" } as const;
const context: CursorContext = {
  secret: "q7Jd0sZx2mVb9Lk4Pw8Rt6Yh1Nc3Gf5A",
  scope: mintScope("018f0000-0000-7000-8000-000000000001", actor),
  list: "responses:survey-1",
};

describe("cursor", () => {
  it("comes back as it was", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 4 }), (values) => {
        fc.pre(encodeCursor(context, values).length <= 1024);
        expect(decodeCursor(context, encodeCursor(context, values))).toEqual(JSON.parse(JSON.stringify(values)));
      }),
    );
  });

  it("is refused when a single character was changed", () => {
    const cursor = encodeCursor(context, ["2026-05-01T00:00:00Z", 7]);
    for (let at = 0; at < cursor.length; at += 1) {
      const changed = cursor.slice(0, at) + (cursor[at] === "A" ? "B" : "A") + cursor.slice(at + 1);
      const decoded = decodeCursor(context, changed);
      // the last character of base64url can hold bits that mean nothing
      if (decoded !== null) expect(Buffer.from(changed, "base64url")).toEqual(Buffer.from(cursor, "base64url"));
    }
  });

  it("belongs to one list of one workspace", () => {
    const cursor = encodeCursor(context, [1]);
    expect(decodeCursor({ ...context, list: "surveys" }, cursor)).toBeNull();
    const other = mintScope("018f0000-0000-7000-8000-000000000002", actor);
    expect(decodeCursor({ ...context, scope: other }, cursor)).toBeNull();
  });

  it("takes any text without throwing", () => {
    fc.assert(fc.property(fc.string(), (text) => decodeCursor(context, text) === null));
  });
});
