import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { databaseEnvironment, openDatabase } from "@/db/embedded/open-database";
import { answerNode } from "@/features/respond/answer-node";
import { handleRespond, matchesRespond } from "@/features/respond/handler";
import { readEnv } from "@/platform/env";
import { problemReply } from "@/platform/http/problem";
import { describeError } from "@/platform/logger";
import { markAddress } from "@/platform/request-address";
import { closeRuntime, runtime } from "@/platform/runtime";
import { drainServer } from "@/server/drain-server";
import type { Forward } from "@/server/forward-request";
import { startScreens } from "@/server/start-screens";
import { migrateDatabase } from "../drizzle/migrate";

export interface ServerOptions {
  /** The project's folder, which holds `.next`. */
  readonly root: string;
  readonly dataDir: string;
  readonly say: (line: string) => void;
  readonly step: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Called with a migrated database before worker and server begin: nobody else works on it yet. */
  readonly beforeServing: (database: PreparedDatabase) => Promise<void>;
}

export interface PreparedDatabase {
  /** Whether the embedded database was made by this start. */
  readonly fresh: boolean;
  /** For programs that work on the same database. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface RunningServer {
  /** What to open in a browser on this machine. */
  readonly address: string;
  /** Finishes what is in flight, then ends everything that was started, the database last. */
  stop(): Promise<void>;
  /** Logs what nobody caught. */
  report(error: unknown): void;
  /** Gives up what is in flight. PostgreSQL repairs itself at the next start; nothing acknowledged is lost. */
  force(): Promise<void>;
}

/** Next makes a 500 of any other, such as TRACE. */
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** How long requests in flight may take when the process is asked to end. */
const DRAIN_MS = 20_000;

/**
 * Starts everything a Candor is: database, migrations, and one HTTP server whose respondents' doors answer by themselves; Next
 * and the worker have a thread of their own. What was started is ended again when a later step fails. Errors say what to do.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const env = readEnv(process.env);
  const endings: (() => Promise<unknown>)[] = [];
  const stopAll = async () => {
    for (let end = endings.pop(); end !== undefined; end = endings.pop()) await end().catch(reportFailure);
  };
  let kill = async () => {};
  try {
    const database = await options.step(env.databaseUrl ? "Connecting to the database" : "Starting PostgreSQL", () =>
      openDatabase(env, { dataDir: options.dataDir, log: (line) => options.say(`    ${line}`) }),
    );
    const cluster = database.embedded?.cluster;
    if (cluster) {
      endings.push(() => cluster.stop());
      // A pool says it has ended before its connections have said goodbye; the server would cut them off.
      endings.push(() => sleep(50));
      kill = () => cluster.kill();
    }
    const environment = databaseEnvironment(database);
    Object.assign(process.env, environment);
    await options.step("Migrating", () =>
      migrateDatabase({
        urls: database.urls,
        directUrl: database.directUrl,
        log: (line) => options.say(`    ${line}`),
      }),
    );
    await options.beforeServing({ fresh: database.embedded?.fresh ?? false, environment });
    endings.push(closeRuntime);
    const server = await options.step("Starting the app", async () => {
      const screens = await startScreens({ root: options.root, port: env.port });
      endings.push(() => screens.stop());
      const listening = createHttpServer(screens.forward);
      endings.push(drainServer(listening, DRAIN_MS));
      await listen(listening, env.port, process.env.HOST?.trim() || undefined);
      return listening;
    });
    const { port } = server.address() as AddressInfo;
    return {
      address: process.env.PUBLIC_URL?.trim() || `http://localhost:${port}`,
      stop: stopAll,
      report: reportFailure,
      force: async () => {
        server.closeAllConnections();
        await kill();
      },
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

function createHttpServer(forward: Forward): Server {
  const server = createServer({ connectionsCheckingInterval: 5_000 }, (request, response) => {
    // On shutdown a kept-alive connection must not bring another request.
    if (!server.listening) response.setHeader("Connection", "close");
    answer(request, response, forward)?.catch((error) => {
      reportFailure(error);
      if (!response.headersSent) response.writeHead(500, { "Content-Type": "text/plain" });
      response.end();
    });
  });
  // Half-sent requests must not pile up. Imports are large: only silence ends their upload, not its length.
  server.headersTimeout = 15_000;
  server.requestTimeout = 15 * 60_000;
  server.timeout = 2 * 60_000;
  // Longer than the idle time of common load balancers, which otherwise reuse a connection as it closes.
  server.keepAliveTimeout = 65_000;
  return server;
}

function answer(request: IncomingMessage, response: ServerResponse, forward: Forward): Promise<void> | undefined {
  const url = request.url ?? "/";
  // "GET http://elsewhere/" is for proxies, and this is none.
  if (!url.startsWith("/")) return refuse(response, 400, "Only paths of this server are answered");
  if (!METHODS.has(request.method ?? "")) return refuse(response, 405, "This method is not taken here");
  const cut = url.indexOf("?");
  const path = cut === -1 ? url : url.slice(0, cut);
  // Next answers 500 to a path whose percent signs stand for no text.
  if (path.includes("%") && !isDecodable(path)) return refuse(response, 400, "The path cannot be read");
  if (matchesRespond(path)) return answerNode(handleRespond, request, response);
  if (path === "/api/health" && (request.method === "GET" || request.method === "HEAD")) {
    const body = '{"status":"ok"}';
    response.writeHead(200, {
      "Content-Type": "application/json",
      "Content-Length": body.length,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    });
    response.end(request.method === "HEAD" ? undefined : body);
    return;
  }
  markAddress(request);
  return forward(request, response);
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function refuse(response: ServerResponse, status: 400 | 405, title: string): undefined {
  const headers = { connection: "close", ...(status === 405 ? { allow: [...METHODS].join(", ") } : {}) };
  const code = status === 405 ? "method_not_allowed" : "bad_request";
  const reply = problemReply({ status, code, title, headers });
  response.writeHead(reply.status, reply.headers);
  response.end(reply.body);
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") {
        reject(
          new Error(
            `PORT: ${port} is in use by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
          ),
        );
      } else if (error.code === "EACCES") {
        reject(new Error(`PORT: this user may not listen on ${port}. Choose a port above 1023.`));
      } else if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
        reject(new Error(`HOST: ${host} is no address of this machine. Leave it out to listen on all of them.`));
      } else reject(error);
    });
    server.listen({ port, host }, resolve);
  });
}

/** By code and place, never by message: messages of the database quote what people typed. */
function reportFailure(error: unknown): void {
  runtime().logger.error({ error: describeError(error) }, "unexpected failure");
}
