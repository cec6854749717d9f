/** How far a story has come, in words. */

import { counted } from "./numbers";

/** "12 outlets, 4 independent", "3 independent outlets"; one outlet is its name. */
export function reach(outlets: number, origins: number, name: string): string {
  if (outlets <= 1) return name;
  if (origins >= outlets) return `${outlets} independent outlets`;
  return `${counted(outlets, "outlet")}, ${origins} independent`;
}
