import { statfsSync } from "node:fs";
import { tmpdir } from "node:os";

const memory = "/dev/shm";
const enoughBytes = 2 * 1024 ** 3; // many containers have 64 MB of it

/** Where temporary files are kept in memory, when this machine has such a place with room; else the usual one. */
export function memoryFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize >= enoughBytes) return memory;
  } catch {
    // Only Linux has it.
  }
  return tmpdir();
}
