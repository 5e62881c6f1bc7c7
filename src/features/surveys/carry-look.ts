import type { Brand } from "@/domain/survey/definition";

/** A brand that is named and coloured anew, in the usual shape; another brand's logo is not its own. */
export function carryLook({ name, logo, corner, dark }: Brand, brand: Brand): Brand {
  const same = name.trim().toLowerCase() === brand.name.trim().toLowerCase();
  return {
    ...(corner === undefined ? {} : { corner }),
    ...(dark === undefined ? {} : { dark }),
    ...(same && logo !== undefined ? { logo } : {}),
    ...brand,
  };
}
