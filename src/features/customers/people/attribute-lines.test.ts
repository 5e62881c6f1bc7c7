import fc from "fast-check";
import { expect, it } from "vitest";
import { changedAttributes, writeAttributeLines } from "@/features/customers/people/attribute-lines";

it("changes nothing where nobody changed a line, whatever names and values are", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "=", " ", "\n", "\r", "é") });
  fc.assert(
    fc.property(fc.dictionary(text, text), (attributes) => {
      const shown = writeAttributeLines(attributes);
      expect(changedAttributes(shown, shown)).toEqual({});
      // As a browser sends a text area.
      expect(changedAttributes(shown.replaceAll("\n", "\r\n"), shown)).toEqual({});
    }),
  );
});

it("says what was changed, added and taken away, and of nothing else", () => {
  const shown = writeAttributeLines({ plan: "solo", city: "Bonn", "a=b": "c", address: "1 High St\nYork" });
  expect(shown).toBe("plan = solo\ncity = Bonn");
  expect(changedAttributes(shown, "plan = team = large\nregion=north")).toEqual({
    plan: "team = large",
    city: null,
    region: "north",
  });
});
