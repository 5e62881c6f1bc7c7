import { describe, expect, it } from "vitest";
import { knownLocale, knownZone, zoneNamed } from "@/platform/auth/locale";

describe("zoneNamed", () => {
  it("keeps a zone's own name and puts its spelling right", () => {
    expect(zoneNamed("Asia/Kolkata")).toBe("Asia/Kolkata");
    expect(zoneNamed("Asia/Calcutta")).toBe("Asia/Calcutta");
    expect(zoneNamed("europe/berlin")).toBe("Europe/Berlin");
    expect(zoneNamed("UTC")).toBe("UTC");
  });

  it("refuses what is no zone", () => {
    for (const text of ["", "Mars/Olympus", "+02:00", "UTC'; drop table", "../etc/passwd", "x".repeat(100)]) {
      expect(zoneNamed(text)).toBeNull();
      expect(knownZone(text)).toBe("UTC");
    }
  });
});

describe("knownLocale", () => {
  it("takes the nearest language", () => {
    expect(["de-AT", "FR", "ja_JP", "ar-EG", "tlh", ""].map(knownLocale)).toEqual(["de", "fr", "ja", "ar", "en", "en"]);
  });
});
