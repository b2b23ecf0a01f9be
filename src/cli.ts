import { CommanderError } from 'commander';
import { debugging, loadConfig } from './config.ts';
import { registerDoctor } from './doctor/command.ts';
import { registerGenerate } from './generate/command.ts';
import { openInstallation, type Installation } from './installation.ts';
import { oneLine } from './one-line.ts';
import { carryOver } from './carry-over.ts';
import { forms } from './forms.ts';
import { registerLink } from './link/command.ts';
import { registerPractice } from './practice/command.ts';
import { fillReferenceData } from './reference-data.ts';
import { texts } from './texts.ts';
import { registerTenants } from '#modules/access';
import { registerClassExports, slotLedger } from '#modules/classes';
import { registerMatch, registerPeopleExport } from '#modules/people';
import { registerImports } from '#modules/imports';
import { registerReports } from '#modules/reports';
import { systemActor } from '#platform/actor.ts';
import { registerVerify } from '#platform/audit/command.ts';
import type { CommandContext, Register } from '#platform/cli/context.ts';
import { isHelp, mistakeInWords, vietnameseProgram } from '#platform/cli/program.ts';
import { listTenants, type Tenant } from '#platform/database/tenants.ts';
import { Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';
import { registerKeys } from '#platform/keys/command.ts';
import { onStopSignal } from '#platform/process.ts';

/** Every command, listed by hand. */
const commands: Register[] = [
  registerDoctor,
  registerVerify,
  registerKeys,
  registerImports(forms({ slotLedger, carryOver }), texts.vi),
  registerReports,
  registerPeopleExport,
  registerMatch,
  registerClassExports,
  registerTenants(fillReferenceData),
  registerPractice,
  registerGenerate,
  registerLink,
];

const program = vietnameseProgram();
let opening: Promise<Installation> | undefined;
/** Said only where the command succeeds: a failure is one line. */
const asides: string[] = [];

const context: CommandContext = {
  print: (text) => process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
  async withTenant(work) {
    const config = loadConfig();
    opening = openInstallation(config, { say: (line) => asides.push(line) });
    const { pools, database, keys, close } = await opening;
    try {
      const tenant = chooseTenant(await listTenants(pools), program.opts<{ tenant?: string }>().tenant ?? config.tenant);
      return await work({ tenant, actor: systemActor(tenant.slug, 'dòng lệnh'), database, pools, keys });
    } finally {
      await close();
    }
  },
  async withInstallation(work, options) {
    opening = openInstallation(loadConfig(), { ...options, sample: 'leave', say: (line) => asides.push(line) });
    const { server, pools, database, keys, trail, close } = await opening;
    try {
      return await work({ target: server, pools, database, keys, keyFile: server.keyFile, trail, tenantUrl: server.roleUrls.tenant });
    } finally {
      await close();
    }
  },
};

function chooseTenant(tenants: Tenant[], slug: string | undefined): Tenant {
  const slugs = tenants.map((tenant) => tenant.slug);
  const found = slug === undefined ? tenants : tenants.filter((tenant) => tenant.slug === slug);
  if (tenants.length === 0) throw new Fault(faults.tenantNone());
  if (!found[0]) throw new Fault(faults.tenantUnknown(slug ?? '', slugs));
  if (found.length > 1) throw new Fault(faults.tenantAmbiguous(slugs));
  return found[0];
}

const inWords = (error: unknown): string => (error instanceof CommanderError ? mistakeInWords(error) : oneLine(error));

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

onStopSignal(async () => {
  const installation = await opening?.catch(() => undefined);
  await installation?.close();
  complain(faults.interrupted());
  process.exit(130);
});

try {
  for (const register of commands) register(program, context);
  await program.parseAsync();
  asides.forEach(complain);
} catch (error) {
  if (!isHelp(error)) {
    complain(inWords(error));
    if (debugging()) console.error(error);
    process.exitCode = 1;
  }
}
