import type { Command } from 'commander';
import type { Actor } from '../actor.ts';
import type { Trail } from '../audit/trail.ts';
import type { MigrationTarget } from '../database/migrate.ts';
import type { Pools } from '../database/pools.ts';
import type { Tenant } from '../database/tenants.ts';
import type { Database } from '../database/transaction.ts';
import type { Keys } from '../secrets.ts';

/** One tenant, open to a command that acts as administrator "dòng lệnh". */
export type OpenTenant = { tenant: Tenant; actor: Actor; database: Database; pools: Pools; keys: Keys };

/** What is below the tenants, for a command that makes one. `target` logs in as the owner. */
export type InstallationBelow = {
  target: MigrationTarget;
  pools: Pools;
  database: Database;
  keys: Keys;
  keyFile: string;
  trail: Trail;
  /** Login of the tenant role, for a connection of one's own. */
  tenantUrl: string;
};

export type CommandContext = {
  /**
   * Opens the installation (joining a running server) and works on the tenant of --tenant, KHUEVAN_TENANT or the only one.
   * @throws Fault naming the tenants when it is not clear which.
   */
  withTenant<T>(work: (open: OpenTenant) => Promise<T>): Promise<T>;
  /** Opens the installation whatever tenants it has; fills in no sample. `keys`: also where not everything is under the newest key. */
  withInstallation<T>(work: (open: InstallationBelow) => Promise<T>, options?: { keys?: 'as they are' }): Promise<T>;
  /** Standard output: the answer, and nothing but the answer. */
  print(text: string): void;
};

/** What a module's cli.ts exports. */
export type Register = (program: Command, context: CommandContext) => void;

/** The command `khuevan import …` or `khuevan report …`, made by whoever registers first. */
export function groupOf(program: Command, name: string, description: string): Command {
  return program.commands.find((command) => command.name() === name) ?? program.command(name).description(description).helpCommand(false);
}
