import { plainPage } from "@/platform/http/plain-page";
import { type ProblemDetails, problemReply, problemResponse } from "@/platform/http/problem";
import { type ProblemWords, sayProblem } from "@/platform/http/say-problem";
import type { AppLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

/** What a problem is told to: who reads which language, and where they go from here. */
interface Reader {
  readonly request: Request;
  readonly locale: AppLocale;
  /** Where to go where the request does not say what page it came from; null where there is nowhere. */
  readonly home: string | null;
}

/**
 * A problem as the reader can read it, in their language: a page in words with the way back where a browser would show it
 * (a file that could not be made, a form without its script), else `application/problem+json`.
 */
export function answerProblem(problem: ProblemDetails, { request, locale, home }: Reader): Response {
  const words: ProblemWords = { problems: translatorIn(locale, "problems"), faults: translatorIn(locale, "faults") };
  const said = sayProblem(problem, words);
  if (!/\btext\/html\b/.test(request.headers.get("accept") ?? "")) return problemResponse(said);
  const { detail = said.title, errors = [], reference } = said;
  const lines = [
    reference === undefined ? detail : words.problems("reference", { text: detail, reference }),
    ...errors.map(({ message }) => message),
  ];
  const back = cameFrom(request) ?? home;
  const way = back === null ? "" : `<a href="${escaped(back)}">${escaped(words.problems("page.back"))}</a>`;
  const body = `${lines.map((line) => `<p>${escaped(line)}</p>`).join("")}${way}`;
  const { headers } = problemReply(problem);
  return new Response(plainPage({ title: escaped(words.problems("page.title")), body }, locale), {
    status: problem.status,
    headers: { ...headers, "content-type": "text/html; charset=utf-8" },
  });
}

/** The page of this site that led here; not this address itself, which would lead nowhere else. */
function cameFrom(request: Request): string | null {
  const referer = request.headers.get("referer") ?? "";
  if (!URL.canParse(referer)) return null;
  const { host, pathname, search } = new URL(referer);
  const own = new URL(request.url);
  const here = request.headers.get("host")?.toLowerCase() ?? own.host;
  return host === here && pathname !== own.pathname && !pathname.startsWith("//") ? pathname + search : null;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
