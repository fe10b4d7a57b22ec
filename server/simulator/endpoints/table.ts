import { auditEndpoints } from "./audit.ts";
import { auditMediaEndpoints } from "./audit-media.ts";
import { codeEndpoints } from "./code.ts";
import { componentEndpoints } from "./component.ts";
import { releaseEndpoints } from "./release.ts";
import { templateEndpoints } from "./templates.ts";
import { visibilityEndpoints } from "./visibility.ts";
import type { Endpoint } from "../endpoint.ts";

/** Every endpoint by its path. */
export const endpoints: ReadonlyMap<string, Endpoint> = new Map(
  [
    componentEndpoints,
    templateEndpoints,
    codeEndpoints,
    auditEndpoints,
    auditMediaEndpoints,
    releaseEndpoints,
    visibilityEndpoints,
  ]
    .flat()
    .map((endpoint) => [endpoint.path, endpoint]),
);
