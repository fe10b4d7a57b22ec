import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { Needs, type Role, RoleEnum } from "../graphql/access.ts";
import type { Context, HttpFace, Viewer } from "../graphql/context.ts";
import { toGlobalId } from "../graphql/global-id.ts";
import { check } from "../graphql/guard.ts";
import type { NodeReaders } from "../graphql/node.ts";
import { type Answer, answer, Refusal } from "../graphql/user-error.ts";
import { Secret } from "../secret.ts";
import type { OperatorRow, Operators, SignedIn } from "./service.ts";
import {
  ChangePasswordInput,
  ChangePasswordPayload,
  OperatorType,
  SetUpInput,
  SetUpPayload,
  SetUpState,
  SignInInput,
  SignInPayload,
  SignOutPayload,
  ViewerType,
} from "./types.ts";

@Resolver(() => OperatorType)
export class OperatorResolver {
  constructor(private readonly operators: Operators) {}

  @FieldResolver(() => ID)
  id(@Root() operator: OperatorRow): string {
    return toGlobalId("Operator", operator.id);
  }

  @Needs("admin")
  @Query(() => [OperatorType], { name: "operators", description: "Everybody who can sign in, and who could." })
  list(): Promise<OperatorRow[]> {
    return this.operators.list();
  }

  @Needs("viewer")
  @Query(() => [String], { description: "Names of the people who may do what needs this role: whom to ask." })
  operatorsWhoMay(@Arg("role", () => RoleEnum) role: Role): Promise<string[]> {
    return this.operators.namesOfThoseWhoMay(role);
  }
}

@Resolver(() => ViewerType)
export class ViewerResolver {
  constructor(private readonly operators: Operators) {}

  @FieldResolver(() => OperatorType, { nullable: true, description: "Null for an API key." })
  operator(@Root() viewer: Viewer): Promise<OperatorRow | null> | null {
    return viewer.kind === "operator" ? this.operators.find(viewer.id) : null;
  }

  @Needs("public")
  @Query(() => ViewerType, { nullable: true, description: "Who is asking; null when nobody is signed in." })
  viewer(@Ctx() context: Context): Viewer | null {
    return context.viewer;
  }

  @Needs("public")
  @Query(() => SetUpState)
  async setUp(): Promise<SetUpState> {
    return { needed: await this.operators.isSetUpNeeded() };
  }

  @Needs("public")
  @Mutation(() => SetUpPayload, {
    name: "setUp",
    description:
      "Makes the first operator, an admin, and signs them in. Takes the secret of the setup link, which works once.",
  })
  makeFirstOperator(
    @Arg("input", () => SetUpInput) { secret, password, ...names }: SetUpInput,
    @Ctx() context: Context,
  ): Promise<Answer<SetUpPayload>> {
    return entering(context, (http) =>
      this.operators.setUp({ ...names, secret: new Secret(secret), password: new Secret(password) }, http),
    );
  }

  @Needs("public")
  @Mutation(() => SignInPayload, { description: "Sets the session cookie." })
  signIn(
    @Arg("input", () => SignInInput) { loginName, password }: SignInInput,
    @Ctx() context: Context,
  ): Promise<Answer<SignInPayload>> {
    return entering(context, (http) => this.operators.signIn({ loginName, password: new Secret(password) }, http));
  }

  @Needs("public")
  @Mutation(() => SignOutPayload, { description: "Ends the session; does nothing when there is none." })
  signOut(@Ctx() context: Context): Promise<Answer<SignOutPayload>> {
    return answer(context, async () => {
      const { http } = context;
      if (http?.sessionToken) await this.operators.signOut(http.sessionToken);
      http?.setSession(null);
      return { ok: true };
    });
  }

  @Needs("viewer")
  @Mutation(() => ChangePasswordPayload, {
    description: "Changes the caller's password and ends their other sessions.",
  })
  changePassword(
    @Arg("input", () => ChangePasswordInput) { currentPassword, newPassword }: ChangePasswordInput,
    @Ctx() context: Context,
  ): Promise<Answer<ChangePasswordPayload>> {
    const passwords = { currentPassword: new Secret(currentPassword), newPassword: new Secret(newPassword) };
    return answer<{ ok: boolean }>(
      context,
      async () => {
        const { ip, sessionToken: token } = httpOf(context);
        await this.operators.changePassword(context.viewer, passwords, { ip, token });
        return { ok: true };
      },
      { ok: false },
    );
  }
}

function entering(context: Context, enter: (http: HttpFace) => Promise<SignedIn>): Promise<Answer<SignInPayload>> {
  return answer(context, async () => {
    const http = httpOf(context);
    const { viewer, session } = await enter(http);
    http.setSession(session);
    return { viewer };
  });
}

function httpOf({ http }: Context): HttpFace {
  if (http) return http;
  throw new Refusal({
    code: "HTTP_ONLY",
    text: { zh: "请通过 HTTP POST 调用", en: "Call this by HTTP POST: cookies cannot be set here" },
  });
}

export function operatorNodes(operators: Operators): NodeReaders {
  return {
    Operator: (id, context) => {
      const isOwn = context.viewer?.kind === "operator" && context.viewer.id === id;
      if (!isOwn) check(context, "admin");
      return operators.find(id);
    },
  };
}
