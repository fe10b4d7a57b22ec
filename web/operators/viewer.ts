import { graphql } from "../graphql/generated/gql.ts";

/** Who is looking; null when nobody is signed in. */
export const viewerQuery = graphql(`
  query Viewer {
    viewer {
      ...ViewerParts
    }
    setUp {
      needed
    }
  }
`);

graphql(`
  fragment ViewerParts on Viewer {
    kind
    name
    role
    operator {
      id
      loginName
      displayName
    }
  }
`);
