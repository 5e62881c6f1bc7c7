import { expect, test } from "./fixtures";

test("the app is alive, and every page comes with its protections", async ({ page, request }) => {
  expect(await (await request.get("/api/health")).json()).toEqual({ status: "ok" });
  const broken: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy/i.test(message.text())) broken.push(message.text());
  });
  const response = await page.goto("/no-such-page");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const headers = response?.headers() ?? {};
  expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic';/);
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-powered-by"]).toBeUndefined();
  expect(broken).toEqual([]);
});

test("a change sent by another site is refused before it is looked at", async ({ request }) => {
  const reply = await request.post("/api/v1/surveys", { headers: { origin: "https://evil.example" }, data: {} });
  expect(reply.status()).toBe(403);
});
