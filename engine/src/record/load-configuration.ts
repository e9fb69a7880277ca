/**
 * The configuration as deciding needs it: what is published, in list order, compiled and indexed, the rules, the team and
 * the segments.
 * In: the database, inside the transaction that read a batch. Out: a snapshot with its revision. What stays true: a
 * snapshot is of one revision; versions never change, so each is compiled once.
 */
import type { AgentFacts, Directory, GroupFacts, SegmentFacts } from '@switchboard/shared/facts';
import type { Graph } from '@switchboard/shared/graph';
import type { AttributeType } from '@switchboard/shared/person';
import { compile } from '../compile/compile.ts';
import type { Plan } from '../compile/plan.ts';
import type { NodeTypeRegistry } from '../nodes/registry.ts';
import type { RuleFacts } from '../run/rule-index.ts';
import { type ConfigurationSnapshot, snapshotOf } from './configuration-snapshot.ts';
import type { Sql } from './database.ts';

interface DirectoryRow {
  agents: AgentFacts[];
  groups: GroupFacts[];
  segments: SegmentFacts[];
  attribute_types: Record<string, AttributeType>;
}

interface ConfigurationRow extends DirectoryRow {
  revision: number;
  published: { id: string; name: string; version: number }[];
  rules: RuleFacts[];
}

/** The JSON of an agent as deciding sees one. @param agent alias of `switchboard.agent` in the statement */
export function agentFacts(agent: string): string {
  return `json_build_object('id', ${agent}.id, 'name', ${agent}.name, 'email', ${agent}.email, 'languages', ${agent}.languages,
    'availability', ${agent}.availability, 'maxOpenConversations', ${agent}.max_open_conversations,
    'workingHours', ${agent}.working_hours)`;
}

const directoryColumns = `
  (select coalesce(json_agg(${agentFacts('a')}), '[]') from switchboard.agent a) as agents,
  (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'agentIds', agent_ids, 'routing', routing, 'hours', hours)), '[]')
     from switchboard.agent_group) as groups,
  (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'condition', condition)), '[]')
     from switchboard.segment) as segments,
  (select coalesce(json_object_agg(name, type), '{}') from switchboard.attribute_definition) as attribute_types`;

function directoryOf(row: DirectoryRow): Directory {
  return {
    agents: new Map(row.agents.map((agent) => [agent.id, agent])),
    groups: new Map(row.groups.map((group) => [group.id, group])),
    segments: new Map(row.segments.map((segment) => [segment.id, segment])),
    attributeTypes: new Map(Object.entries(row.attribute_types)),
  };
}

/** The agents, groups, segments and types of attributes there are now. */
export async function loadDirectory(sql: Sql): Promise<Directory> {
  const { rows } = await sql.query<DirectoryRow>(`select ${directoryColumns}`);
  return directoryOf(rows[0]!);
}

export interface ConfigurationLoader {
  /** The snapshot for a revision just read; loads it when the one at hand is of another. Statements only. */
  at(sql: Sql, revision: number): Promise<ConfigurationSnapshot>;
}

/**
 * @param registry the node types there are
 * @param onUnrunnable told of a published version that no longer compiles, such as one whose node type is gone
 */
export function createConfigurationLoader(
  registry: NodeTypeRegistry,
  onUnrunnable: (automationId: string, version: number, message: string) => void,
): ConfigurationLoader {
  let current: ConfigurationSnapshot | null = null;
  let plans = new Map<string, Plan | null>();

  function compileVersion(automationId: string, version: number, graph: Graph): Plan | null {
    // Whom a version names may have gone since; the nodes that need them say so when they are reached.
    const { plan, diagnostics } = compile(graph, registry, null);
    if (plan === null) onUnrunnable(automationId, version, diagnostics.find((each) => each.severity === 'error')?.message ?? '');
    return plan;
  }

  async function load(sql: Sql): Promise<ConfigurationSnapshot> {
    const { rows } = await sql.query<ConfigurationRow>(
      `select revision,
         (select coalesce(json_agg(json_build_object('id', f.automation_id, 'name', a.name, 'version', f.version) order by a.position, a.id), '[]')
          from switchboard.in_force f join switchboard.automation a on a.id = f.automation_id
          where f.until_revision is null) as published,
         (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'segmentId', segment_id, 'groupId', group_id)
            order by position, id), '[]') from switchboard.assignment_rule where enabled) as rules, ${directoryColumns}
       from switchboard.configuration`,
    );
    const row = rows[0]!;
    const keyOf = (id: string, version: number): string => `${version} ${id}`;
    const missing = row.published.filter(({ id, version }) => !plans.has(keyOf(id, version)));
    if (missing.length > 0) {
      const graphs = await sql.query<{ automation_id: string; version: number; graph: Graph }>(
        `select v.automation_id, v.version, v.graph from switchboard.automation_version v
         join json_to_recordset($1) as m(id text, version int) on m.id = v.automation_id and m.version = v.version`,
        [JSON.stringify(missing)],
      );
      for (const { automation_id: id, version, graph } of graphs.rows)
        plans.set(keyOf(id, version), compileVersion(id, version, graph));
    }
    const published = row.published.map(({ id, name, version }) => ({
      automationId: id,
      name,
      version,
      plan: plans.get(keyOf(id, version)) ?? null,
    }));
    plans = new Map(published.map(({ automationId, version, plan }) => [keyOf(automationId, version), plan]));
    const runnable = published.flatMap(({ plan, ...rest }) => (plan === null ? [] : [{ ...rest, plan }]));
    const { revision, rules } = row;
    return snapshotOf({ revision, published: runnable, rules, directory: directoryOf(row) }, current);
  }

  return {
    async at(sql, revision) {
      if (current?.revision !== revision) current = await load(sql);
      return current;
    },
  };
}
