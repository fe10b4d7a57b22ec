import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { Work } from "../db/work.ts";
import { mayDo, type Role } from "../graphql/access.ts";
import type { Actor, Viewer } from "../graphql/context.ts";
import { Refusal } from "../graphql/user-error.ts";
import type { Secret } from "../secret.ts";
import { checkNewPassword, hashPassword, isPassword } from "./password.ts";
import { createSessions, type Sessions, type StartedSession } from "./sessions.ts";
import { createSignInLimiter } from "./sign-in-limiter.ts";
import {
  addOperator,
  changeOperator,
  countOperators,
  findCredentials,
  findOperator,
  findOperators,
  isSetupLinkOpen,
  listOperators,
  type OperatorRow,
  replaceSetupLink,
  useSetupLink,
} from "./store.ts";
import { hashToken, newToken } from "./token.ts";

export type { OperatorRow } from "./store.ts";
export type { Sessions, StartedSession } from "./sessions.ts";
export { hashToken, newToken } from "./token.ts";

const setupLinkMs = 24 * 3_600_000;

/** Notes who did what; the activity room provides it. */
export type NoteAct = (
  work: Work,
  actor: Actor,
  act: { act: string; subjectKind: string; subjectId: string },
) => Promise<void>;

export interface OperatorsParts {
  database: Database;
  clock: Clock;
  publicUrl: string;
  note: NoteAct;
}

/** Where a person sits while signing in. */
export interface Client {
  ip: string;
  userAgent: string | null;
}

export interface SignedIn {
  viewer: Viewer;
  session: StartedSession;
}

export interface NewOperator {
  loginName: string;
  displayName?: string | null;
  role: Role;
  password: Secret;
}

export interface Operators {
  readonly sessions: Sessions;
  /**
   * The link that makes the first operator; null when there is one already. Each call makes the earlier link useless,
   * so call it once per start. The secret is in the fragment, which browsers send to nobody.
   */
  ensureSetupLink(): Promise<string | null>;
  isSetUpNeeded(): Promise<boolean>;
  setUp(
    input: { secret: Secret; loginName: string; displayName?: string | null; password: Secret },
    client: Client,
  ): Promise<SignedIn>;
  signIn(input: { loginName: string; password: Secret }, client: Client): Promise<SignedIn>;
  signOut(token: string): Promise<void>;
  /** Ends the operator's other sessions. */
  changePassword(
    viewer: Viewer | null,
    input: { currentPassword: Secret; newPassword: Secret },
    session: { ip: string; token: string | null },
  ): Promise<void>;
  list(): Promise<OperatorRow[]>;
  /** Display names, without those who were disabled. */
  namesOfThoseWhoMay(role: Role): Promise<string[]>;
  find(id: number): Promise<OperatorRow | null>;
  findMany(ids: readonly number[]): Promise<OperatorRow[]>;
  add(actor: Actor, input: NewOperator): Promise<OperatorRow>;
  /** Ends the operator's sessions, and lets an operator who was disabled in again. */
  resetPassword(actor: Actor, loginName: string, password: Secret): Promise<OperatorRow>;
  disable(actor: Actor, loginName: string): Promise<OperatorRow>;
}

export function createOperators({ database, clock, publicUrl, note }: OperatorsParts): Operators {
  const sessions = createSessions({ database, clock });
  const limiter = createSignInLimiter({ database, clock });

  async function named(loginName: string): Promise<OperatorRow> {
    const found = await findCredentials(database.db, { loginName: normalized(loginName) });
    if (!found) throw noSuchOperator(loginName);
    return found;
  }

  function noteOn(work: Work, actor: Actor, act: string, id: number): Promise<void> {
    return note(work, actor, { act, subjectKind: "Operator", subjectId: String(id) });
  }

  return {
    sessions,

    async ensureSetupLink() {
      const secret = newToken();
      const now = clock.now();
      const isMade = await database.atomically(async (work) => {
        if ((await countOperators(work)) > 0) return false;
        const expiresAt = new Date(now.getTime() + setupLinkMs);
        await replaceSetupLink(work, { secretHash: hashToken(secret), createdAt: now, expiresAt });
        return true;
      });
      return isMade ? `${publicUrl}/setup#${secret}` : null;
    },

    async isSetUpNeeded() {
      return (await countOperators(database.db)) === 0;
    },

    async setUp({ secret, loginName, displayName, password }, client) {
      const secretHash = hashToken(secret.reveal());
      // Before the costly hash, so that strangers cannot make us work.
      if (!(await isSetupLinkOpen(database.db, secretHash, clock.now()))) throw setupLinkUsed();
      const row = await checkedRow({ loginName, displayName, role: "admin", password }, clock.now());
      return database.atomically(async (work) => {
        if (!(await useSetupLink(work, secretHash)) || (await countOperators(work)) > 0) throw setupLinkUsed();
        const operator = await addOperator(work, { ...row, lastSignInAt: clock.now() });
        if (!operator) throw setupLinkUsed();
        const viewer = viewerOf(operator);
        await noteOn(work, actorOf(viewer), "setUp", operator.id);
        return { viewer, session: await sessions.start(work, operator.id, client.userAgent) };
      });
    },

    async signIn({ loginName, password }, client) {
      const name = normalized(loginName);
      await limiter.count(name, client.ip);
      const operator = await findCredentials(database.db, { loginName: name });
      const isRight = await isPassword(password, operator?.passwordHash);
      // One answer for all: which of them it was is nobody's business.
      if (!operator || !isRight || operator.disabledAt) throw wrongPassword();
      const viewer = viewerOf(operator);
      return database.atomically(async (work) => {
        await limiter.forgive(work, name, client.ip);
        await changeOperator(work, operator.id, { lastSignInAt: clock.now() });
        await noteOn(work, actorOf(viewer), "signIn", operator.id);
        return { viewer, session: await sessions.start(work, operator.id, client.userAgent) };
      });
    },

    async signOut(token) {
      await database.atomically((work) => sessions.end(work, token));
    },

    async changePassword(viewer, { currentPassword, newPassword }, { ip, token }) {
      const operator = viewer?.kind === "operator" ? await findCredentials(database.db, { id: viewer.id }) : null;
      if (!operator) throw notAnOperator();
      // A stolen session must not be a way to guess the password.
      await limiter.count(operator.loginName, ip);
      if (!(await isPassword(currentPassword, operator.passwordHash))) throw wrongCurrentPassword();
      checkNewPassword(newPassword, operator.loginName, "newPassword");
      const passwordHash = await hashPassword(newPassword);
      await database.atomically(async (work) => {
        await limiter.forgive(work, operator.loginName, ip);
        await changeOperator(work, operator.id, { passwordHash });
        await sessions.endAll(work, operator.id, token);
        await noteOn(work, actorOf(viewerOf(operator)), "changePassword", operator.id);
      });
    },

    list: () => listOperators(database.db),
    async namesOfThoseWhoMay(role) {
      const people = await listOperators(database.db);
      return people.filter((person) => !person.disabledAt && mayDo(person.role, role)).map((one) => one.displayName);
    },
    find: (id) => findOperator(database.db, id),
    findMany: (ids) => findOperators(database.db, ids),

    async add(actor, input) {
      const row = await checkedRow(input, clock.now());
      return database.atomically(async (work) => {
        const operator = await addOperator(work, row);
        if (!operator) throw loginNameTaken(row.loginName);
        await noteOn(work, actor, "addOperator", operator.id);
        return operator;
      });
    },

    async resetPassword(actor, loginName, password) {
      const { id, loginName: name } = await named(loginName);
      checkNewPassword(password, name, "password");
      const passwordHash = await hashPassword(password);
      return database.atomically(async (work) => {
        const operator = await changeOperator(work, id, { passwordHash, disabledAt: null });
        if (!operator) throw noSuchOperator(loginName);
        await sessions.endAll(work, id);
        await limiter.forget(work, name);
        await noteOn(work, actor, "resetPassword", id);
        return operator;
      });
    },

    async disable(actor, loginName) {
      const { id } = await named(loginName);
      return database.atomically(async (work) => {
        const operator = await changeOperator(work, id, { disabledAt: clock.now() });
        if (!operator) throw noSuchOperator(loginName);
        await sessions.endAll(work, id);
        await noteOn(work, actor, "disableOperator", id);
        return operator;
      });
    },
  };
}

async function checkedRow({ loginName, displayName, role, password }: NewOperator, createdAt: Date) {
  const name = normalized(loginName);
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,63}$/u.test(name)) throw badLoginName();
  const shown = displayName?.trim() || name;
  if (shown.length > 64 || /\p{Cc}/u.test(shown)) throw badDisplayName();
  checkNewPassword(password, name, "password");
  return { loginName: name, displayName: shown, role, passwordHash: await hashPassword(password), createdAt };
}

/** Capitals and full-width letters are the same name. */
function normalized(loginName: string): string {
  return loginName.normalize("NFKC").trim().toLowerCase();
}

function viewerOf(operator: Pick<OperatorRow, "id" | "displayName" | "role">): Viewer {
  return { kind: "operator", id: operator.id, name: operator.displayName, role: operator.role };
}

function actorOf(viewer: Viewer): Actor {
  return { kind: "operator", id: String(viewer.id), name: viewer.name };
}

const wrongPassword = () =>
  new Refusal({ code: "WRONG_PASSWORD", text: { zh: "登录名或密码不正确", en: "Login name or password is wrong" } });

const wrongCurrentPassword = () =>
  new Refusal({
    code: "WRONG_PASSWORD",
    field: "currentPassword",
    text: { zh: "当前密码不正确", en: "The current password is wrong" },
  });

const setupLinkUsed = () =>
  new Refusal({
    code: "SETUP_LINK_USED",
    text: { zh: "这个初始化链接无效、已使用或已过期", en: "This setup link is not valid, was used, or has expired" },
    remedy: {
      zh: "已有操作员时请登录；否则重新启动服务，使用新打印的链接",
      en: "Sign in if there is an operator already; otherwise restart the server and use the link it prints",
    },
  });

const notAnOperator = () =>
  new Refusal({ code: "NOT_AN_OPERATOR", text: { zh: "API 密钥没有密码", en: "An API key has no password" } });

const noSuchOperator = (loginName: string) =>
  new Refusal({
    code: "NO_SUCH_OPERATOR",
    field: "loginName",
    text: { zh: `没有登录名为“${loginName}”的操作员`, en: `There is no operator with the login name ${loginName}` },
  });

const loginNameTaken = (loginName: string) =>
  new Refusal({
    code: "LOGIN_NAME_TAKEN",
    field: "loginName",
    text: { zh: `登录名“${loginName}”已被使用`, en: `The login name ${loginName} is taken` },
  });

const badLoginName = () =>
  new Refusal({
    code: "BAD_LOGIN_NAME",
    field: "loginName",
    text: {
      zh: "登录名为 2 到 64 个字符：文字、数字和 . _ @ + -，以文字或数字开头",
      en: "A login name has 2 to 64 characters: letters, digits and . _ @ + -, and begins with a letter or digit",
    },
  });

const badDisplayName = () =>
  new Refusal({
    code: "BAD_DISPLAY_NAME",
    field: "displayName",
    text: { zh: "显示名最多 64 个字符", en: "A display name has at most 64 characters" },
  });
