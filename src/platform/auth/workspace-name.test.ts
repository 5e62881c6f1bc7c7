import { describe, expect, it } from "vitest";
import { slugOf, workspaceNameFor } from "@/platform/auth/workspace-name";

describe("workspaceNameFor", () => {
  it.each([
    ["nora@larkway.example", "Larkway"],
    ["nora@mail.larkway.example", "Larkway"],
    ["nora@blue-sky.co.uk", "Blue Sky"],
    ["nora@gmail.com", "My workspace"],
    ["nora@xn--bcher-kva.example", "My workspace"],
  ])("%s: %s", (email, name) => {
    expect(workspaceNameFor(email)).toBe(name);
  });
});

describe("slugOf", () => {
  it.each([
    ["Larkway", "larkway"],
    ["Café Zürich & Söhne", "cafe-zurich-sohne"],
    ["日本航空", "workspace"],
    ["../../etc", "etc"],
    [`${"a".repeat(47)} b`, "a".repeat(47)],
  ])("%s: %s", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});
