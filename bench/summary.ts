import { createDb, withTenant } from "@/db/client";
import { readOutlines } from "@/db/queries/read-outlines";
import { mintScope } from "@/db/scope";
import { databaseUrls } from "@/db/urls";
import { compared, type Figure, median } from "./lib/figure";
import { type BenchWorkspace, signedIn, timed } from "./lib/signed-in";

const ROUNDS = 25;
const READERS = 4;
const YEAR = "from=2025-01-01&to=2025-12-31";

/** A workspace with one survey of so many answers, and how long its page may take, in milliseconds. */
export interface SummarySubject extends BenchWorkspace {
  readonly answers: string;
  readonly atMost: number;
}

/**
 * The page of one survey as a browser gets it, and what respondents notice while four people load it without a pause. The
 * strongest open peer takes 1.2 s at 100,000 answers and 52 s at a million, and the public page waits 40 times as long.
 */
export async function benchSummary(
  port: number,
  publicKey: string,
  database: { readonly ownerUrl: string; readonly authSecret: string },
  subjects: readonly SummarySubject[],
): Promise<Figure[]> {
  const base = `http://127.0.0.1:${port}`;
  const pages: { subject: SummarySubject; url: string; cookie: string; times: number[] }[] = [];
  for (const subject of subjects) {
    const survey = await newestSurvey(database, subject);
    const url = `${base}/w/${subject.slug}/surveys/${survey}?${YEAR}`;
    pages.push({ subject, url, cookie: await signedIn(database, subject), times: [] });
  }
  for (let round = -2; round < ROUNDS; round++)
    for (const page of pages) {
      const { took } = await timed(page.url, page.cookie);
      if (round >= 0) page.times.push(took);
    }
  const respondents = `${base}/s/${publicKey}`;
  const alone = await publicPages(respondents);
  const crowd = pages[0];
  let reading = true;
  const readers = Array.from({ length: READERS }, async () => {
    while (reading && crowd) await timed(crowd.url, crowd.cookie);
  });
  const beside = await publicPages(respondents);
  reading = false;
  await Promise.all(readers);
  return [
    ...pages.map(({ subject, times }) => ({
      name: `summary: the page of a survey with ${subject.answers} answers`,
      value: median(times),
      unit: "ms",
      target: { atMost: subject.atMost },
    })),
    compared(
      `summary: the public page while ${READERS} people load one`,
      beside,
      "ms",
      { name: "the public page alone, ms", value: alone },
      { atMost: 2 },
    ),
  ];
}

/** The middle of a few hundred visits of respondents, one at a time, in milliseconds. */
async function publicPages(url: string): Promise<number> {
  const times: number[] = [];
  for (const until = performance.now() + 3_000; performance.now() < until; ) {
    const startedAt = performance.now();
    await (await fetch(url)).text();
    times.push(performance.now() - startedAt);
  }
  return median(times);
}

async function newestSurvey(
  database: { readonly ownerUrl: string; readonly authSecret: string },
  { id }: BenchWorkspace,
): Promise<string> {
  const app = createDb({ url: databaseUrls(database).app, max: 1, name: "bench-survey" });
  const scope = mintScope(id, { kind: "job", name: "bench" });
  const [survey] = await withTenant(app, scope, (tx) => readOutlines(tx, scope)).finally(() => app.pool.end());
  if (!survey) throw new Error("The bench's workspace has no survey.");
  return survey.id;
}
