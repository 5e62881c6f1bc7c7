import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { publishedSurvey, send } from "./api-client";
import { makeTenants, sharedDatabase, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { signIn } from "./steps";

const base = process.env.CANDOR_E2E_URL ?? "";
/** What stays whole on paper: charts, tiles and other items, rows of tables, headings. */
const WHOLE = "main :is(figure, li, tr, h2, h3)";
const MARKS = "https://mark.example/";

/**
 * Puts a link of no size to speak of at the first and the last line of each part that stays whole, and so much room before
 * all of them: a printed file says on which page each link is. What is marked, in words.
 */
function mark(page: Page, room: number): Promise<string[]> {
  return page.evaluate(
    ({ whole, marks, room: height }) => {
      for (const old of document.querySelectorAll("[data-mark]")) old.remove();
      const spacer = document.createElement("div");
      spacer.dataset.mark = "";
      spacer.style.blockSize = `${height}px`;
      document.querySelector("main")?.prepend(spacer);
      const parts = [...document.querySelectorAll<HTMLElement>(whole)].filter((part) => part.offsetHeight > 2);
      return parts.map((part, place) => {
        const holder = part.querySelector<HTMLElement>(":scope > :is(td, th)") ?? part;
        holder.style.position = "relative";
        for (const end of ["top", "bottom"]) {
          const link = document.createElement("a");
          link.dataset.mark = "";
          link.href = `${marks}${place}/${end}`;
          link.style.cssText = `position: absolute; ${end}: 0; left: 0; inline-size: 4px; block-size: 2px; overflow: hidden`;
          link.textContent = "·";
          holder.append(link);
        }
        return `${part.localName}: ${part.textContent?.slice(0, 60)}`;
      });
    },
    { whole: WHOLE, marks: MARKS, room },
  );
}

/** On which page of a printed file each mark is. */
function pagesOf(pdf: Buffer): Map<string, number> {
  const objects = new Map<string, string>();
  for (const [, id = "", body = ""] of pdf.toString("latin1").matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g))
    objects.set(id, body);
  const found = new Map<string, number>();
  const pages = [...objects.values()].filter((body) => /\/Type\s*\/Page\b/.test(body));
  for (const [number, body] of pages.entries())
    for (const [, id = ""] of (/\/Annots\s*\[([^\]]*)\]/.exec(body)?.[1] ?? "").matchAll(/(\d+) 0 R/g)) {
      const uri = /\/URI\s*\(([^)]*)\)/.exec(objects.get(id) ?? "")?.[1] ?? "";
      if (uri.startsWith(MARKS)) found.set(uri.slice(MARKS.length), number);
    }
  return found;
}

/** Prints a page with its parts at many places of the paper; none of them is cut. */
async function expectWhole(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // Until React has taken it over: it would take the marks out again.
  await page.waitForLoadState("networkidle");
  await page.emulateMedia({ media: "print" });
  let pages = 0;
  for (const room of [0, 150, 300, 450, 600, 750, 900]) {
    const parts = await mark(page, room);
    expect(parts.length, path).toBeGreaterThan(5);
    const found = pagesOf(await page.pdf({ preferCSSPageSize: true }));
    const cut = parts.filter((_, place) => found.get(`${place}/top`) !== found.get(`${place}/bottom`));
    expect(found.size, `${path} with ${room}`).toBe(parts.length * 2);
    expect(cut, `${path} with ${room}`).toEqual([]);
    pages = Math.max(pages, ...found.values());
  }
  // On a single sheet nothing could be cut.
  expect(pages, path).toBeGreaterThan(0);
  await page.emulateMedia({ media: null });
}

test("on paper no chart, tile or row of a table is cut by the end of a page", async ({ page }) => {
  const [tenant] = (await makeTenants(await sharedDatabase(), ["UTC"])) as [Tenant];
  const key = tenant.keys.admin;
  const survey = await publishedSurvey(base, key);
  const responses = Array.from({ length: 400 }, (_, i) => ({
    ...{ submissionId: randomUUID(), complete: true },
    answers: { score: (i * 7) % 11, why: `Words of number ${i}, some of them about the delivery.` },
    attributes: { plan: ["solo", "team", "firm"][i % 3], region: ["north", "south", "east", "west"][i % 4] },
    answeredAt: new Date(Date.UTC(2026, 2, 1 + (i % 92), 10)).toISOString(),
  }));
  for (let at = 0; at < responses.length; at += 100) {
    const body = { responses: responses.slice(at, at + 100) };
    const stored = await send(base, "POST", `/api/v1/surveys/${survey.id}/responses`, { key, body });
    expect(stored.json).toMatchObject({ accepted: 100 });
  }
  await signIn(page, tenant.users.analyst);
  const days = "from=2026-03-01&to=2026-05-31";
  await expectWhole(page, `/w/${tenant.slug}?${days}`);
  await expectWhole(page, `/w/${tenant.slug}/surveys/${survey.id}?${days}&by=region`);
  await expectWhole(page, `/w/${tenant.slug}/surveys/${survey.id}/compare?${days}&compare=days&by=plan`);
});
