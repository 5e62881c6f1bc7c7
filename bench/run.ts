import { mkdir, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { benchAdhoc } from "./adhoc";
import { benchAlerts } from "./alerts";
import { benchCustomers } from "./customers";
import { benchDashboard } from "./dashboard";
import { benchExports } from "./exports";
import { benchImports } from "./imports";
import { benchFolder, type CandorProcess, makeFixtures, startCandor } from "./lib/candor-process";
import { type Figure, toTable } from "./lib/figure";
import type { BenchWorkspace } from "./lib/signed-in";
import { benchMetrics } from "./metrics";
import { benchOverview } from "./overview";
import { benchPack } from "./pack";
import { benchPage } from "./page";
import { benchPapers } from "./papers";
import { benchService } from "./service";
import { benchSlowPhone } from "./slow-phone";
import { benchSoak } from "./soak";
import { benchSubmit } from "./submit";
import { benchSummary } from "./summary";
import { benchSurvey } from "./survey";
import { benchTopics } from "./topics";

const IDLE_MS = 5_000;
/** `--size 10m`: what takes half an hour; without it all is done in ten minutes. */
const LARGE = optionOf("--size") === "10m";
/** How many customers, and how many interactions. */
const SIZES = LARGE ? [10_000, 1_000_000] : [10_000, 100_000];
/** `--only submit,dashboard`: these parts alone, and those they need. */
const ONLY = optionOf("--only")?.split(",");

/** What a part finds: a Candor of the bench's own, its database, a survey to answer, workspaces to fill. */
interface Stand {
  readonly candor: CandorProcess;
  readonly database: { readonly ownerUrl: string; readonly authSecret: string };
  readonly survey: { readonly id: string; readonly key: string; readonly questionId: string };
  /** A key that may do everything in the survey's workspace. */
  readonly apiKey: string;
  readonly workspaces: Readonly<Record<"small" | "middle" | "large", BenchWorkspace>>;
}

/** In the order in which they run; `after` names the part whose answers this one reads. */
const PARTS: readonly { readonly name: string; readonly after?: string; run(stand: Stand): Promise<Figure[]> }[] = [
  { name: "metrics", run: async () => [...benchMetrics(), ...benchSurvey(), ...(await benchPapers())] },
  { name: "idle", run: async ({ candor }) => idle(candor) },
  {
    name: "page",
    run: async ({ candor, survey }) => [
      ...(await benchPage(candor.port, survey.key)),
      ...(await benchSlowPhone(candor.port, survey.key)),
    ],
  },
  {
    name: "submit",
    run: async ({ candor, survey, database }) => [
      ...(await benchSubmit({ ...survey, candor }, database)),
      { name: "memory: the server, after the load", value: await candor.memory(), unit: "MB" },
    ],
  },
  {
    name: "dashboard",
    run: ({ database, workspaces: { small, middle, large } }) =>
      benchDashboard(database, [
        { ...small, size: 10_000 },
        { ...middle, size: 100_000 },
        { ...large, size: 1_000_000 },
      ]),
  },
  {
    name: "summary",
    after: "dashboard",
    run: ({ candor, survey, database, workspaces: { middle, large } }) =>
      benchSummary(candor.port, survey.key, database, [
        { ...middle, answers: "100,000", atMost: 30 },
        { ...large, answers: "1,000,000", atMost: 50 },
      ]),
  },
  {
    name: "overview",
    after: "dashboard",
    run: ({ candor, database, workspaces: { small, large } }) => benchOverview(candor.port, database, [small, large]),
  },
  { name: "soak", run: (stand) => benchSoak(stand, LARGE ? 180 : 30) },
  { name: "customers", run: ({ database }) => benchCustomers(database, SIZES) },
  { name: "service", run: ({ database }) => benchService(database, SIZES) },
  { name: "topics", run: ({ database }) => benchTopics(database, LARGE ? [10_000, 100_000] : [5_000, 25_000]) },
  { name: "pack", run: benchPack },
  { name: "alerts", run: ({ database }) => benchAlerts(database) },
  { name: "imports", run: ({ database }) => benchImports(database, LARGE ? 1_000_000 : 60_000) },
  { name: "exports", run: ({ database }) => benchExports(database, LARGE ? 1_000_000 : 100_000) },
  { name: "adhoc", run: ({ database }) => benchAdhoc(database, LARGE ? 10_000_000 : 100_000, LARGE) },
];

/** What Candor costs, each figure beside its baseline in the same run: a table on the screen, JSON in `bench/results`. */
async function main(): Promise<void> {
  const wanted = PARTS.filter(({ name }) => isWanted(name));
  if (wanted.length === 0) throw new Error(`--only takes ${PARTS.map(({ name }) => name).join(", ")}.`);
  const { folder, remove } = await benchFolder();
  const figures: Figure[] = [];
  const times: (readonly [name: string, seconds: number])[] = [];
  let since = performance.now();
  const lap = (name: string) => {
    times.push([name, (performance.now() - since) / 1000]);
    since = performance.now();
  };
  const say = (line: string) => process.stderr.write(`${line}\n`);
  try {
    say("Starting Candor on a database of its own …");
    await (await startCandor(folder)).stop();
    const candor = await startCandor(folder);
    try {
      const stand = await prepare(candor, folder);
      lap("start");
      for (const { name, run } of wanted) {
        say(`${name} …`);
        const measured = await run(stand);
        figures.push(...measured);
        lap(name);
        // Said at once: who ends a long run early keeps what it has measured.
        say(toTable(measured));
      }
    } finally {
      await candor.stop();
    }
  } finally {
    await remove();
  }
  await report(figures, times);
}

function isWanted(name: string): boolean {
  return (
    ONLY === undefined || ONLY.includes(name) || PARTS.some((part) => part.after === name && ONLY.includes(part.name))
  );
}

function optionOf(name: string): string | undefined {
  const place = process.argv.indexOf(name);
  return place === -1 ? undefined : process.argv[place + 1];
}

async function idle(candor: CandorProcess): Promise<Figure[]> {
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  return [
    { name: "start: the second npm start, until ready", value: candor.readyAfter / 1000, unit: "s" },
    { name: "memory: the server, idle", value: await candor.memory(), unit: "MB" },
  ];
}

async function prepare(candor: CandorProcess, folder: string): Promise<Stand> {
  const { databaseUrl, workspaces } = await makeFixtures(candor.environment);
  const [workspace] = workspaces;
  if (!workspace) throw new Error("The fixtures made no workspace.");
  const survey = await makeSurvey(candor.port, workspace.keys.admin);
  const authSecret = (await readFile(path.join(folder, "auth-secret"), "utf8")).trim();
  const [small, middle] = await makeWorkspaces(candor.environment);
  const [large] = await makeWorkspaces(candor.environment);
  return {
    candor,
    database: { ownerUrl: databaseUrl, authSecret },
    survey,
    apiKey: workspace.keys.admin,
    workspaces: { small, middle, large },
  };
}

async function makeWorkspaces(environment: NodeJS.ProcessEnv): Promise<[BenchWorkspace, BenchWorkspace]> {
  const { workspaces } = await makeFixtures(environment);
  const [one, two] = workspaces.map(({ id, slug, users }) => ({ id, slug, owner: users.owner.email }));
  if (!one || !two) throw new Error("The fixtures made too few workspaces.");
  return [one, two];
}

async function makeSurvey(port: number, key: string): Promise<Stand["survey"]> {
  const post = async (route: string, body: unknown) => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const reply = await fetch(`http://127.0.0.1:${port}/api/v1/${route}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${route}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as { id: string; key: string; questions: { id: string; kind: string }[] };
  };
  const survey = await post("surveys", { template: "nps" });
  await post(`surveys/${survey.id}/publish`, {});
  const score = survey.questions.find(({ kind }) => kind === "nps");
  if (!score) throw new Error("The template asks no score.");
  return { id: survey.id, key: survey.key, questionId: score.id };
}

async function report(figures: readonly Figure[], times: readonly (readonly [string, number])[]): Promise<void> {
  const machine = `${os.cpus().length} cores, ${os.cpus()[0]?.model.trim()}, node ${process.version}`;
  process.stdout.write(`\n${machine}\n\n${toTable(figures)}\n`);
  const all = times.reduce((sum, [, seconds]) => sum + seconds, 0);
  const took = times.map(([name, seconds]) => `${name} ${Math.round(seconds)}`).join(" · ");
  process.stdout.write(`\nIt took ${Math.round(all / 60)} minutes; in seconds: ${took}.\n`);
  await mkdir("bench/results", { recursive: true });
  const file = `bench/results/${new Date().toISOString().replaceAll(":", "-")}.json`;
  await writeFile(
    file,
    `${JSON.stringify({ at: new Date().toISOString(), machine, seconds: Object.fromEntries(times), figures }, null, 2)}\n`,
  );
  process.stdout.write(`\n${file}\n`);
}

await main();
