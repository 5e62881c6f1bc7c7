import { mkdir, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { benchAdhoc } from "./adhoc";
import { benchDashboard } from "./dashboard";
import { benchExports } from "./exports";
import { benchImports } from "./imports";
import { benchFolder, makeFixtures, startCandor } from "./lib/candor-process";
import { type Figure, toTable } from "./lib/figure";
import type { BenchWorkspace } from "./lib/signed-in";
import { benchMetrics } from "./metrics";
import { benchOverview } from "./overview";
import { benchPage } from "./page";
import { benchPapers } from "./papers";
import { benchSlowPhone } from "./slow-phone";
import { benchSubmit } from "./submit";
import { benchSummary } from "./summary";
import { benchSurvey } from "./survey";

const IDLE_MS = 5_000;
/** `--size 10m`: what takes half an hour. */
const LARGE = process.argv.includes("--size") && process.argv[process.argv.indexOf("--size") + 1] === "10m";

/** What Candor costs, each figure beside its baseline in the same run: a table on the screen, JSON in `bench/results`. */
async function main(): Promise<void> {
  const { folder, remove } = await benchFolder();
  const figures: Figure[] = [];
  const say = (line: string) => process.stderr.write(`${line}\n`);
  try {
    say("Metrics …");
    figures.push(...benchMetrics(), ...benchSurvey(), ...(await benchPapers()));
    say("Starting Candor on a database of its own …");
    await (await startCandor(folder)).stop();
    const candor = await startCandor(folder);
    try {
      await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
      figures.push({ name: "start: the second npm start, until ready", value: candor.readyAfter / 1000, unit: "s" });
      figures.push({ name: "memory: the server, idle", value: await candor.memory(), unit: "MB" });
      const fixtures = await makeFixtures(candor.environment);
      const [workspace] = fixtures.workspaces;
      if (!workspace) throw new Error("The fixtures made no workspace.");
      const survey = await makeSurvey(candor.port, workspace.keys.admin);
      say("Public page …");
      figures.push(...(await benchPage(candor.port, survey.key)));
      figures.push(...(await benchSlowPhone(candor.port, survey.key)));
      say("Submit …");
      const secret = (await readFile(path.join(folder, "auth-secret"), "utf8")).trim();
      const database = { ownerUrl: fixtures.databaseUrl, authSecret: secret };
      figures.push(...(await benchSubmit({ ...survey, port: candor.port }, database)));
      figures.push({ name: "memory: the server, after the load", value: await candor.memory(), unit: "MB" });
      say(`Dashboard: writing ${LARGE ? "eleven" : "a"} million answers …`);
      const [small, middle] = await makeWorkspaces(candor.environment);
      const [large, largest] = await makeWorkspaces(candor.environment);
      const filled = [
        { ...small, size: 10_000 },
        { ...middle, size: 100_000 },
        { ...large, size: 1_000_000 },
        ...(LARGE ? [{ ...largest, size: 10_000_000 }] : []),
      ];
      figures.push(...(await benchDashboard(database, filled)));
      say("Summary …");
      const summaries = [
        { ...middle, answers: "100,000", atMost: 30 },
        { ...large, answers: "1,000,000", atMost: 50 },
      ];
      figures.push(...(await benchSummary(candor.port, survey.key, database, summaries)));
      say("Import …");
      figures.push(...(await benchImports(database, LARGE ? 1_000_000 : 60_000)));
      say("Exports …");
      figures.push(...(await benchExports(database, LARGE ? 1_000_000 : 100_000)));
      say("Ad hoc …");
      figures.push(...(await benchAdhoc(database, LARGE ? 10_000_000 : 100_000)));
      say("Overview …");
      figures.push(...(await benchOverview(candor.port, database, [small, large])));
    } finally {
      await candor.stop();
    }
  } finally {
    await remove();
  }
  await report(figures);
}

async function makeWorkspaces(environment: NodeJS.ProcessEnv): Promise<[BenchWorkspace, BenchWorkspace]> {
  const { workspaces } = await makeFixtures(environment);
  const [one, two] = workspaces.map(({ id, slug, users }) => ({ id, slug, owner: users.owner.email }));
  if (!one || !two) throw new Error("The fixtures made too few workspaces.");
  return [one, two];
}

async function makeSurvey(port: number, key: string): Promise<{ key: string; questionId: string }> {
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
  return { key: survey.key, questionId: score.id };
}

async function report(figures: readonly Figure[]): Promise<void> {
  const machine = `${os.cpus().length} cores, ${os.cpus()[0]?.model.trim()}, node ${process.version}`;
  process.stdout.write(`\n${machine}\n\n${toTable(figures)}\n`);
  await mkdir("bench/results", { recursive: true });
  const file = `bench/results/${new Date().toISOString().replaceAll(":", "-")}.json`;
  await writeFile(file, `${JSON.stringify({ at: new Date().toISOString(), machine, figures }, null, 2)}\n`);
  process.stdout.write(`\n${file}\n`);
}

await main();
