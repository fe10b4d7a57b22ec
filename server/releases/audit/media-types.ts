import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { Node } from "../../graphql/node.ts";
import { registered } from "../../graphql/registered.ts";
import { DateTime } from "../../graphql/scalars.ts";
import { UserError } from "../../graphql/user-error.ts";
import type { MediumRow } from "./media-store.ts";

type MediaKind = "IMAGE" | "VIDEO";

export const MediaKindEnum = registered<MediaKind>(
  "AuditMediaKind",
  ["IMAGE", "VIDEO"],
  "What the reviewer is shown.",
  {
    IMAGE: "PNG, JPEG or GIF, at most 2 MB.",
    VIDEO: "MP4, at most 10 MB.",
  },
);

@ObjectType("AuditMedia", {
  implements: Node,
  simpleResolvers: true,
  description:
    "A picture or video for WeChat's reviewer. It is added by POST /audit-media with the file as body and its name as ?name=.",
})
export class AuditMediaType implements Node {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => MediaKindEnum)
  kind!: MediaKind;

  @Field(() => String, { description: "By its own bytes." })
  contentType!: string;

  @Field(() => Int, { description: "In bytes." })
  size!: number;

  @Field(() => String)
  sha256!: string;

  @Field(() => String, { description: "Path on this server, for whoever is signed in." })
  url!: string;

  @Field(() => String, { description: "Name of the person or key." })
  addedBy!: string;

  @Field(() => DateTime)
  addedAt!: Date;

  row!: MediumRow;
}

export const AuditMediaConnection = connectionType("AuditMedia", () => AuditMediaType);

@InputType()
export class RemoveAuditMediaInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class RemoveAuditMediaPayload {
  @Field(() => [UserError])
  userErrors!: UserError[];
}

export function mediaView(row: MediumRow): AuditMediaType {
  const { name, contentType, size, sha256, addedBy, addedAt } = row;
  const id = toGlobalId("AuditMedia", row.id);
  const kind = contentType.startsWith("video/") ? "VIDEO" : "IMAGE";
  return { id, name, kind, contentType, size, sha256, url: `/audit-media/${id}`, addedBy, addedAt, row };
}
