/** The company's name and colour, as its surveys show them. */
export const BRAND = { name: "Fennel & Fig", color: "#5b6b1f" };
