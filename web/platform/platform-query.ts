import { graphql } from "../graphql/generated/gql.ts";

/** What the strip on every page shows. */
graphql(`
  fragment PlatformHealth on Platform {
    level
    ticket {
      receivedAt
      expiresAt
      pushRequestedAt
      level
    }
    accessToken {
      obtainedAt
      expiresAt
      level
    }
    callbacks {
      lastReceivedAt
      refusedLastHour
      receivedLastHour
      level
    }
    queue {
      due
      oldestDueSeconds
      running
      failed
      level
    }
    auditQuota {
      rest
      limit
      readAt
      level
    }
  }
`);

/** What Home shows beside: troubles and numbers. */
graphql(`
  fragment PlatformOverview on Platform {
    name
    contact
    sandbox
    problems {
      code
      level
      title
      fact
      remedy
      since
      wechat {
        ...WechatErrorParts
      }
    }
    counts {
      authorizers
      authorizedToday
      templates
      runningDeployments
      liveReleases
    }
  }
`);

export const platformChanged = graphql(`
  subscription PlatformChanged {
    platformChanged {
      ...PlatformHealth
      ...PlatformOverview
    }
  }
`);
