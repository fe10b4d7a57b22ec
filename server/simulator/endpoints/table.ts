import { auditEndpoints } from "./audit.ts";
import { auditMediaEndpoints } from "./audit-media.ts";
import { basicInfoEndpoints } from "./basic-info.ts";
import { categoryEndpoints } from "./categories.ts";
import { codeEndpoints } from "./code.ts";
import { componentEndpoints } from "./component.ts";
import { jumpDomainEndpoints } from "./jump-domains.ts";
import { loginEndpoints } from "./login.ts";
import { materialEndpoints } from "./material.ts";
import { messageEndpoints } from "./messages.ts";
import { optionEndpoints } from "./options.ts";
import { platformDomainEndpoints } from "./platform-domains.ts";
import { prefetchDomainEndpoints } from "./prefetch-domains.ts";
import { privacyEndpoints } from "./privacy.ts";
import { quotaEndpoints } from "./quota.ts";
import { releaseEndpoints } from "./release.ts";
import { serverDomainEndpoints } from "./server-domains.ts";
import { templateEndpoints } from "./templates.ts";
import { testerEndpoints } from "./testers.ts";
import { visibilityEndpoints } from "./visibility.ts";
import type { Endpoint } from "../endpoint.ts";

/** Every endpoint by its path. */
export const endpoints: ReadonlyMap<string, Endpoint> = new Map(
  [
    componentEndpoints,
    optionEndpoints,
    quotaEndpoints((path) => endpoints.get(path)?.token),
    templateEndpoints,
    codeEndpoints,
    auditEndpoints,
    auditMediaEndpoints,
    releaseEndpoints,
    visibilityEndpoints,
    serverDomainEndpoints,
    jumpDomainEndpoints,
    prefetchDomainEndpoints,
    platformDomainEndpoints,
    basicInfoEndpoints,
    categoryEndpoints,
    testerEndpoints,
    privacyEndpoints,
    materialEndpoints,
    messageEndpoints,
    loginEndpoints,
  ]
    .flat()
    .map((endpoint) => [endpoint.path, endpoint]),
);
