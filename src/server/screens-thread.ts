import { createServer, type Server } from "node:http";
import { parentPort, workerData } from "node:worker_threads";
import next from "next";
import { startWorker } from "@/jobs/worker";
import { describeError } from "@/platform/logger";
import { setRehearsalKey } from "@/platform/rehearsal-key";
import { closeRuntime, runtime } from "@/platform/runtime";
import { shareThreadMemory } from "@/platform/thread-memory";
import { guardScreens } from "@/server/guard-screens";
import { logPageErrors } from "@/server/log-page-errors";
import type { ScreensNews, ScreensOrder } from "@/server/screens-order";

// The thread of all that people with an account see, and of the jobs: Next and the worker. It listens where only this
// process can reach it, tells its parent when it is ready, and ends everything when it is told to.
const order = workerData as ScreensOrder;
const port = parentPort;
if (port === null) throw new Error("This file is a thread of the server.");
shareThreadMemory(order.memory);
setRehearsalKey(order.rehearsalKey);
logPageErrors(runtime().logger);
process.on("unhandledRejection", (error) => {
  runtime().logger.error({ error: describeError(error) }, "unexpected failure");
});

// Next forwards a WebSocket to wherever its absolute address says. There are none here: it listens on a server that never does.
const app = next({ dev: false, dir: order.root, port: order.port, httpServer: createServer() });
await app.prepare();
const server = createServer(guardScreens(app.getRequestHandler()));
// The door in front of it watches over slow and silent clients.
Object.assign(server, { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0, timeout: 0 });
const worker = await startWorker({ db: runtime().workerDb, logger: runtime().logger });
await listen(server, order.socketPath);
port.once("message", async () => {
  await closed(server);
  await worker.stop();
  await app.close();
  await closeRuntime();
  // What is still going on here, such as a page whose reader left, ends with the thread.
  process.exit(0);
});
tell("ready");

function tell(news: ScreensNews): void {
  port?.postMessage(news);
}

function listen(listening: Server, socketPath: string): Promise<void> {
  return new Promise((resolve, reject) => {
    listening.once("error", reject);
    listening.listen(socketPath, resolve);
  });
}

function closed(listening: Server): Promise<void> {
  return new Promise((resolve) => {
    listening.close(() => resolve());
    listening.closeIdleConnections();
  });
}
