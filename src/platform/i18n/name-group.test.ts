import { expect, test } from "vitest";
import { nameGroup } from "@/platform/i18n/name-group";

test("two letters under country are a country, in the reader's language; all else stays as it was sent", () => {
  expect(["DE", "UK", "GB", "FR"].map((code) => nameGroup("country", code, "en"))).toEqual([
    "Germany",
    "UK",
    "UK",
    "France",
  ]);
  expect(nameGroup("Country", "DE", "de")).toBe("Deutschland");
  expect(nameGroup("country", "DE", "ar")).toBe("ألمانيا");
  expect(["XX", "de", "Wales"].map((value) => nameGroup("country", value, "en"))).toEqual(["XX", "de", "Wales"]);
  expect(nameGroup("team", "DE", "en")).toBe("DE");
});
