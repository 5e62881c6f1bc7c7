/** How some surveys of the door cases are set, as `PATCH /api/v1/surveys/{id}` takes it. */
export const DOOR_SETTINGS = {
  notOpen: { opensAt: "2099-01-01T09:00:00+01:00" },
  ended: { closesAt: "2020-01-01T00:00:00Z" },
  capped: { cap: 2 },
  locked: { password: "sesame" },
  anonymous: { anonymous: true },
} as const;
