import { expect, test } from "vitest";
import { carryLook } from "@/features/surveys/carry-look";

const LOGO = "0198c0de-0000-7000-8000-000000000001";
const usual = { name: "Larkway", color: "#484188", corner: "round", dark: "never", logo: LOGO } as const;

test("a new survey goes on in the usual corners, dark and logo, with the name and the colour that were typed", () => {
  expect(carryLook(usual, { name: " larkway", color: "#a63a2d" })).toEqual({
    ...usual,
    name: " larkway",
    color: "#a63a2d",
  });
  expect(carryLook({ name: "Larkway", color: "#484188" }, { name: "Larkway", color: "#484188" })).toEqual({
    ...{ name: "Larkway", color: "#484188" },
  });
});

test("another brand does not wear the logo", () => {
  const { logo: _, ...rest } = usual;
  expect(carryLook(usual, { name: "Finch", color: "#484188" })).toEqual({ ...rest, name: "Finch" });
});
