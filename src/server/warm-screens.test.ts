import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { createForward } from "@/server/forward-request";
import { warmScreens } from "@/server/warm-screens";

test("pages are asked for one after the other through a door like everybody's, until it is told to stop; nobody there is no fault", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "candor-warm-"));
  const socketPath = path.join(folder, "screens");
  const { forward, close } = createForward(socketPath);
  const rehearsal = { forward, doorPath: path.join(folder, "door"), rehearsalKey: "key", cookie: "nobody" };
  const stop = new AbortController();
  let [asked, atOnce, most] = [0, 0, 0];
  const server = createServer((request, response) => {
    expect(request.url).toMatch(/^\/rehearsal\/rehearsal\/surveys\//);
    expect(request.headers).toMatchObject({ "x-candor-rehearsal": "key", cookie: "nobody" });
    most = Math.max(most, ++atOnce);
    if (++asked === 5) stop.abort();
    response.end("page", () => atOnce--);
  });
  try {
    await warmScreens(rehearsal, new AbortController().signal);
    await new Promise<void>((resolve) => server.listen(socketPath, resolve));
    await warmScreens(rehearsal, stop.signal);
    expect([asked, most]).toEqual([5, 1]);
    await expect(readdir(folder)).resolves.toEqual(["screens"]);
  } finally {
    close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true, force: true });
  }
});
