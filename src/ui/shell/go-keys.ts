/** The places that G and a letter lead to: D as in dashboard, I as in inbox. `path` below a workspace's address. */
export const GO_KEYS = [
  { key: "d", word: "overview", path: "?home=overview" },
  { key: "i", word: "followUps", path: "/feedback" },
  { key: "s", word: "surveys", path: "/surveys" },
  { key: "c", word: "customers", path: "/customers" },
  { key: "g", word: "goals", path: "/goals" },
] as const;
