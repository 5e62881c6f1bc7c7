import { expect, test } from "vitest";
import { databaseUrls, withDatabase } from "@/db/urls";

const authSecret = "0123456789abcdef0123456789abcdef";
const ownerUrl = "postgres://owner:p%40ss@db.example.com:5433/feedback?sslmode=require";

test("roles end in the database's name and keep server, database and options", () => {
  const urls = databaseUrls({ ownerUrl, authSecret });
  expect(urls.appRole).toBe("candor_app_feedback");
  expect(urls.workerRole).toBe("candor_worker_feedback");
  const app = new URL(urls.app);
  expect(app.host).toBe("db.example.com:5433");
  expect(app.pathname).toBe("/feedback");
  expect(app.search).toBe("?sslmode=require");
  expect(app.password).toMatch(/^[0-9a-f]{64}$/);
  expect(new URL(urls.worker).password).not.toBe(app.password);
});

test("two instances agree, another secret does not", () => {
  expect(databaseUrls({ ownerUrl, authSecret }).app).toBe(databaseUrls({ ownerUrl, authSecret }).app);
  expect(databaseUrls({ ownerUrl, authSecret: `${authSecret}x` }).app).not.toBe(
    databaseUrls({ ownerUrl, authSecret }).app,
  );
});

test("a given URL replaces the made one", () => {
  const appUrl = "postgres://little:pw@db.example.com/feedback";
  const urls = databaseUrls({ ownerUrl, authSecret, appUrl });
  expect(urls.app).toBe(appUrl);
  expect(urls.appRole).toBe("little");
  expect([urls.appIsGiven, urls.workerIsGiven]).toEqual([true, false]);
});

test("names that are no plain identifier stay distinct and fit 63 bytes", () => {
  const names = ["Feedback", "feed back", "feed-back", "x".repeat(63), `${"x".repeat(62)}y`].map(
    (name) => databaseUrls({ ownerUrl: withDatabase(ownerUrl, name), authSecret }).workerRole,
  );
  expect(new Set(names).size).toBe(5);
  for (const name of names) {
    expect(name).toMatch(/^[a-z0-9_]+$/);
    expect(name.length).toBeLessThanOrEqual(63);
  }
});
