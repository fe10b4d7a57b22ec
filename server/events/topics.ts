/** What happened to whom. Messages carry ids only: who hears one reads what is true now. */
export interface Topics {
  callbackEvent: { id: number };
  authorizationLink: { id: number };
  authorizer: { id: number };
  release: { id: number; deploymentId: number; authorizerId: number };
  deployment: { id: number };
  platform: Record<string, never>;
}

export type Topic = keyof Topics;
