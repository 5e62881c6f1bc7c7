import { describe, expect, it } from "vitest";
import { currentPlace, type Place } from "@/ui/shell/place";

const places: Place[] = [
  { href: "/w/a", label: "Overview", icon: "overview", exact: true },
  { href: "/w/a/surveys", label: "Surveys", icon: "surveys", also: ["/w/a/imports"] },
];

describe("currentPlace", () => {
  it("takes the longest address that matches", () => {
    expect(currentPlace(places, "/w/a")?.label).toBe("Overview");
    expect(currentPlace(places, "/w/a/surveys")?.label).toBe("Surveys");
    expect(currentPlace(places, "/w/a/surveys/7/share")?.label).toBe("Surveys");
  });

  it("knows what else belongs to a place", () => {
    expect(currentPlace(places, "/w/a/imports/new")?.label).toBe("Surveys");
  });

  it("is null elsewhere, also where a name only begins the same", () => {
    expect(currentPlace(places, "/w/a/settings/keys")).toBeNull();
    expect(currentPlace(places, "/w/a/surveys-old")).toBeNull();
    expect(currentPlace(places, "/w/ab")).toBeNull();
  });
});
