import { expect, test } from "vitest";
import { withRealAgents } from "@/features/service/with-real-agents";

const names = {
  hidden: true,
  show: () => "#7KQ2M",
  find: async (shown: string) => (shown === "#7KQ2M" ? "Ada" : null),
};

test("a code stands for its agent, a hidden name for nobody, and other dimensions are left alone", async () => {
  const asked = (value: string) => ({
    days: 28,
    filter: [
      { dimension: "agent", value },
      { dimension: "team", value: "UK" },
    ],
  });
  const found = async (value: string) => (await withRealAgents(asked(value), names)).filter.map((one) => one.value);
  expect(await found("#7KQ2M")).toEqual(["Ada", "UK"]);
  expect((await found("Ada"))[0]).not.toBe("Ada");
  expect(await found("")).toEqual(["", "UK"]);
});
