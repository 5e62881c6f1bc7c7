import type { Page } from "@playwright/test";

declare global {
  interface Window {
    /** Tells the test what the policy of a page refused. */
    tellViolation(violated: string): void;
  }
}

const WIDTHS = [1440, 390] as const;
/** More than there are kinds of pages. */
const MOST_PAGES = 120;

/** What was wrong with a page, in words; nothing where all is well. */
export interface Walk {
  readonly pages: string[];
  /** How many of them show somebody's words. */
  readonly hostile: number;
  readonly wrong: string[];
}

/**
 * Follows every link inside a workspace in a browser, to one page of each kind, and looks at each: nothing of what was
 * written runs, is fetched or becomes an element; and with words two fifths longer than English ones nothing is wider than
 * the window or cut.
 */
export async function walkEveryWord(page: Page, start: string, also: readonly string[], attack: string): Promise<Walk> {
  const wrong: string[] = [];
  const { host } = new URL(page.url());
  let here = start;
  page.on("dialog", (dialog) => {
    wrong.push(`${here}: a dialog says ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const { protocol, host: asked } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && asked !== host) wrong.push(`${here}: asks ${request.url()}`);
  });
  await page.exposeBinding("tellViolation", (_source, violated: string) => {
    wrong.push(`${here}: the policy refused ${violated}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
      window.tellViolation(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });

  const kinds = new Set<string>();
  const pages: string[] = [];
  const left = [...also, start];
  let hostile = 0;
  for (let path = left.pop(); path !== undefined && pages.length < MOST_PAGES; path = left.pop()) {
    const kind = kindOf(path);
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    here = path;
    // A file is no page.
    const reply = await page.goto(path, { waitUntil: "domcontentloaded" }).catch((error: Error) => {
      if (/Download is starting|ERR_ABORTED/.test(error.message)) return null;
      throw error;
    });
    if (!(reply?.headers()["content-type"] ?? "").startsWith("text/html")) continue;
    pages.push(path);
    if (reply?.status() !== 200) wrong.push(`${path}: ${reply?.status()}`);
    await untilHydrated(page);
    for (const frame of page.frames()) wrong.push(...(await frame.evaluate(planted)).map((one) => `${path}: ${one}`));
    const seen = await page.evaluate(readPage, attack);
    if (seen.shows) hostile += 1;
    left.push(...seen.links.filter((link) => link.startsWith(start)));
    await page.evaluate(lengthen);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      wrong.push(...(await untilNarrow(page)).map((one) => `${path} at ${width}: ${one}`));
    }
  }
  return { pages, hostile, wrong };
}

/** Pages alike, whatever ids stand in their address; with something opened beside it a page is another. */
function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address, "http://app");
  const opened = ["open", "response", "interaction"].filter((name) => searchParams.has(name));
  return (
    pathname.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "*").replace(/explain\/\w+$/, "explain/*") + opened
  );
}

/** Until scripts have drawn what only they draw, such as charts; pages without any are done at once. */
async function untilHydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const part = document.querySelector("body > header a");
    return part === null || Object.keys(part).some((key) => key.startsWith("__reactProps"));
  });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** What is too wide also after charts have drawn themselves for another width. */
async function untilNarrow(page: Page): Promise<string[]> {
  for (let tries = 0; ; tries++) {
    const found = await page.evaluate(tooWide);
    if (found.length === 0 || tries === 10) return found;
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  }
}

// These run in the page.

/** Elements that no page of ours has. */
function planted(): string[] {
  const own = "[onerror], [onload], [onfocus], a[href^='javascript:' i], [src*='evil.example'], [href^='//evil']";
  return [...document.querySelectorAll(own)].map((element) => `has ${element.outerHTML.slice(0, 200)}`);
}

function readPage(attack: string): { shows: boolean; links: string[] } {
  const main = document.querySelector("main") ?? document.body;
  const fields = [...main.querySelectorAll<HTMLInputElement>("input, textarea")].map(({ value }) => value);
  const links = [...document.querySelectorAll("a[href^='/']:not([download])")];
  return {
    shows: main.innerText.includes(attack) || fields.some((value) => value.includes(attack)),
    links: links.map((link) => (link.getAttribute("href") ?? "").replace(/#.*/, "")),
  };
}

/** Every word of the app as a language might have it whose words are two fifths longer and full of accents. */
function lengthen(): void {
  const accents: Readonly<Record<string, string>> = {
    a: "àà",
    e: "éé",
    i: "îî",
    o: "öö",
    u: "ûû",
    n: "ñ",
    c: "ç",
    s: "š",
  };
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode())
    if (!node.parentElement?.closest("script, style, svg, bdi, [dir=auto], option, kbd, textarea"))
      node.nodeValue = (node.nodeValue ?? "").replace(/[aeiouncs]/g, (letter) => accents[letter] ?? letter);
}

/** What makes the page wider than its window, and words that are cut without saying so. */
function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const nameOf = (element: Element) =>
    `<${element.localName} class="${element.getAttribute("class") ?? ""}"> ${(element.textContent ?? "").slice(0, 60)}`;
  const within = (element: Element): boolean => {
    for (let box = element.parentElement; box !== null && box !== document.body; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== "visible") return true;
    return false;
  };
  const all = [...document.body.querySelectorAll<HTMLElement>("*")].filter(
    (one) => one.closest("svg, iframe") === null,
  );
  const past = all.filter((one) => {
    const { left, right, width } = one.getBoundingClientRect();
    return width > 1 && (right > clientWidth + 1 || left < -1) && !within(one);
  });
  const wide = scrollWidth > clientWidth ? [`${scrollWidth} px wide: ${past.slice(0, 3).map(nameOf).join(" · ")}`] : [];
  const cut = all.filter((one) => {
    // Said to screen readers alone: nothing is cut of what nobody sees.
    if (one.clientWidth <= 1 || getComputedStyle(one).clipPath !== "none" || one.scrollWidth <= one.clientWidth + 1)
      return false;
    const { overflowX, textOverflow } = getComputedStyle(one);
    const speaks = [...one.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.nodeValue?.trim());
    return speaks && (overflowX === "hidden" || overflowX === "clip") && textOverflow !== "ellipsis";
  });
  return [...wide, ...cut.map((one) => `cut: ${nameOf(one)}`)];
}
