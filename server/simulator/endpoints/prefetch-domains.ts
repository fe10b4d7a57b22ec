import { codeEndpoint } from "../endpoint.ts";
import { Refusal } from "../refusal.ts";
import type { Endpoint } from "../endpoint.ts";

const mostDomains = 5;

/** Chapter 7.3: names which the client may look up before it needs them. */
export const prefetchDomainEndpoints: Endpoint[] = [
  codeEndpoint({
    method: "GET",
    path: "/wxa/get_prefetchdnsdomain",
    run: ({ account }) => ({
      prefetch_dns_domain: (account.prefetchDomains ?? []).map((url) => ({ url, status: 1 })),
      size_limit: mostDomains,
    }),
  }),
  codeEndpoint({
    method: "POST",
    path: "/wxa/set_prefetchdnsdomain",
    run({ fields, world, account }) {
      const given = fields.objectsIfAny("prefetch_dns_domain");
      if (!given) throw new Refusal(47001, "prefetch_dns_domain missing");
      const prefetchDomains = given.map(({ url }) => {
        if (typeof url !== "string" || url === "") throw new Refusal(47001, "url missing");
        return url;
      });
      if (prefetchDomains.length > mostDomains) throw new Refusal(85016);
      world.accounts.put(account.appId, { ...account, prefetchDomains });
    },
  }),
];
