/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type AuthorizerKind =
  | 'OFFICIAL_ACCOUNT'
  | 'MINI_PROGRAM'
  | 'MINI_SHOP'
  | 'OTHER';

export type AuthorizerStatus =
  | 'AUTHORIZED'
  | 'REVOKED'
  | 'NEEDS_REAUTHORIZATION';

export type AuthorizerFilter = {
  search?: string | null | undefined;
  kinds?: Array<AuthorizerKind> | null | undefined;
  statuses?: Array<AuthorizerStatus> | null | undefined;
  tags?: Array<string> | null | undefined;
  hasPermissionSets?: Array<number> | null | undefined;
  lacksPermissionSets?: Array<number> | null | undefined;
  authorizedAfter?: string | null | undefined;
  authorizedBefore?: string | null | undefined;
  appIds?: Array<string> | null | undefined;
};

export type AQueryVariables = Exact<{
  f?: AuthorizerFilter | null | undefined;
}>;


export type AQuery = { authorizers: { nodes: Array<{ id: string, kind: AuthorizerKind, nickName: string, status: AuthorizerStatus, tags: Array<string>, events: { nodes: Array<{ payload: unknown, receivedAt: string }> } }> } };

export type BFragment = { nickName: string, status: AuthorizerStatus, tags: Array<string> };

export const BFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"B"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Authorizer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nickName"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}}]}}]} as unknown as DocumentNode<BFragment, unknown>;
export const ADocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"A"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"f"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AuthorizerFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"authorizers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"f"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"B"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"payload"}},{"kind":"Field","name":{"kind":"Name","value":"receivedAt"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"B"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Authorizer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nickName"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}}]}}]} as unknown as DocumentNode<AQuery, AQueryVariables>;