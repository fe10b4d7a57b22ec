import { Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { RoleEnum, type Role } from "../graphql/access.ts";
import type { Viewer } from "../graphql/context.ts";
import { Node } from "../graphql/node.ts";
import { DateTime } from "../graphql/scalars.ts";
import { UserError } from "../graphql/user-error.ts";

export const ViewerKind = { OPERATOR: "operator", API_KEY: "apiKey" } as const;

registerEnumType(ViewerKind, {
  name: "ViewerKind",
  description: "What is asking.",
  valuesConfig: {
    OPERATOR: { description: "A person who signed in." },
    API_KEY: { description: "A program with a key." },
  },
});

@ObjectType("Operator", { implements: Node, description: "A person who signs in to the console." })
export class OperatorType implements Node {
  @Field(() => ID)
  id!: unknown;

  @Field(() => String, { description: "What is typed to sign in; lower case." })
  loginName!: string;

  @Field(() => String)
  displayName!: string;

  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "Null when they never did." })
  lastSignInAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Set when they may no longer sign in." })
  disabledAt!: Date | null;
}

@ObjectType("Viewer", { description: "Who is asking." })
export class ViewerType {
  @Field(() => String, { description: "Display name of the person, or name of the key." })
  name!: string;

  @Field(() => ViewerKind)
  kind!: Viewer["kind"];

  @Field(() => RoleEnum)
  role!: Role;
}

@ObjectType({ description: "Whether this installation still waits for its first operator." })
export class SetUpState {
  @Field(() => Boolean, { description: "True until there is an operator." })
  needed!: boolean;
}

@InputType()
export class SignInInput {
  @Field(() => String)
  loginName!: string;

  @Field(() => String)
  password!: string;
}

@InputType()
export class SetUpInput {
  @Field(() => String, { description: "What follows # in the setup link." })
  secret!: string;

  @Field(() => String)
  loginName!: string;

  @Field(() => String, { nullable: true, description: "The login name when absent." })
  displayName?: string | null;

  @Field(() => String, { description: "At least 10 characters." })
  password!: string;
}

@InputType()
export class ChangePasswordInput {
  @Field(() => String)
  currentPassword!: string;

  @Field(() => String, { description: "At least 10 characters." })
  newPassword!: string;
}

@ObjectType()
export class SignInPayload {
  @Field(() => ViewerType, { nullable: true, description: "Null when it was refused." })
  viewer?: Viewer | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@ObjectType()
export class SetUpPayload {
  @Field(() => ViewerType, { nullable: true, description: "Null when it was refused." })
  viewer?: Viewer | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@ObjectType()
export class SignOutPayload {
  @Field(() => Boolean)
  ok!: boolean;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@ObjectType()
export class ChangePasswordPayload {
  @Field(() => Boolean)
  ok!: boolean;

  @Field(() => [UserError])
  userErrors!: UserError[];
}
