/**
 * What is wrong with one node by itself: its type, its configuration, and what the configuration points to. In: a node, its
 * place in the graph, the node types, the team. Out: diagnostics (all errors but misspelt variables, doubtful conditions,
 * and countries and languages that there are none of), and for the plan the agents, groups, segments and templates it uses.
 */
import type { Condition } from '@switchboard/shared/condition';
import type { Directory } from '@switchboard/shared/facts';
import type { Diagnostic, GraphNode } from '@switchboard/shared/graph';
import type { AttributeValue } from '@switchboard/shared/message';
import type { NodeType } from '@switchboard/shared/node-type';
import type { WeeklyHours } from '@switchboard/shared/schedule';
import { checkCondition, type ConditionFault } from '../condition/check-condition.ts';
import { doubtOfCountry, doubtOfLanguage } from '../condition/doubtful-codes.ts';
import { warnOfCondition } from '../condition/warn-of-condition.ts';
import { typeWords, valueOfType } from '../condition/attribute-types.ts';
import { doubtsOfHours, faultsOfHours, type HoursFault } from '../routing/weekly-hours.ts';
import type { NodeTypeRegistry } from '../nodes/registry.ts';
import { type ParsedTemplate, tryParseTemplate } from '../template/render-template.ts';
import { type UnknownVariable, unknownVariables } from '../template/unknown-variables.ts';
import { findHintedFields, type HintedField } from './find-hinted-fields.ts';
import { pointerNames, valueAt } from './json-pointer.ts';

export interface DiagnosedNode {
  nodeType: NodeType | null;
  diagnostics: Diagnostic[];
  agents: string[];
  groups: string[];
  /** Well-formed templates, parsed, by source. */
  templates: Map<string, ParsedTemplate>;
}

/**
 * @param node the node
 * @param index its place in the graph's list of nodes
 * @param registry the node types there are
 * @param directory the agents, groups and segments there are; null leaves references unchecked
 */
export function diagnoseNode(
  node: GraphNode,
  index: number,
  registry: NodeTypeRegistry,
  directory: Directory | null,
): DiagnosedNode {
  const result: DiagnosedNode = { nodeType: null, diagnostics: [], agents: [], groups: [], templates: new Map() };
  const nodeType = registry.get(node.type, node.version);
  const report = (code: string, pointer: string, message: string, severity: Diagnostic['severity'] = 'error') =>
    result.diagnostics.push({ severity, code, nodeId: node.id, pointer: `/nodes/${index}${pointer}`, message });

  if (nodeType === undefined) {
    if (registry.has(node.type))
      report(
        'unknown-node-version',
        '/version',
        `“${nodeLabel(node, null)}” is of version ${node.version}, which is not installed.`,
      );
    else report('unknown-node-type', '/type', `There is no node type “${node.type}” here. Remove the node, or install the type.`);
    return result;
  }
  result.nodeType = nodeType;
  const label = nodeLabel(node, nodeType);
  const schema = nodeType.config;
  const faults = registry.validateConfig(nodeType, node.config);
  for (const { pointer, detail, title } of faults) {
    report('invalid-configuration', `/config${pointer}`, `${label}: ${placeName(schema, title, pointer)} ${detail}.`);
  }
  if (faults.length > 0) return result;

  const fields = [...findHintedFields(nodeType.config, node.config), ...referencedFields(nodeType, node.config)];
  const seen = new Set<string>();
  for (const field of fields) {
    const key = `${field.widget} ${field.pointer}`;
    if (seen.has(key)) continue;
    seen.add(key);
    checkField(field);
  }
  return result;

  function checkField({ widget, pointer, title, value }: HintedField): void {
    const at = `/config${pointer}`;
    const name = placeName(schema, title, pointer);
    if (widget === 'condition') {
      checkConditionField(at, name, value);
    } else if (widget === 'weekly-hours') {
      const hours = value as WeeklyHours;
      const tell = (code: string, severity: Diagnostic['severity'], faults: HoursFault[]) => {
        for (const fault of faults)
          report(code, `${at}${fault.pointer}`, `${label}: ${hoursPlace(fault)} ${fault.detail}.`, severity);
      };
      tell('invalid-hours', 'error', faultsOfHours(hours));
      tell('doubtful-hours', 'warning', doubtsOfHours(hours));
    } else if (widget === 'attribute-value') {
      checkAttributeValue(at, pointer, name, value as AttributeValue);
    } else if (widget === 'countries') {
      doubtCodes(at, value, 'unknown-country', doubtOfCountry);
    } else if (widget === 'languages') {
      doubtCodes(at, value, 'unknown-language', doubtOfLanguage);
    } else if (typeof value !== 'string') {
      return;
    } else if (widget === 'template') {
      const template = tryParseTemplate(value);
      if (typeof template === 'string') report('invalid-template', at, `${label}: ${name}: ${template}`);
      else {
        result.templates.set(value, template);
        for (const unknown of unknownVariables(template))
          report('unknown-variable', at, `${label}: ${name}: ${unknownWords(unknown)}`, 'warning');
      }
    } else if (widget === 'agent') {
      result.agents.push(value);
      if (directory !== null && !directory.agents.has(value))
        report('unknown-agent', at, `${label}: ${name}: this agent is not on the team. Choose another.`);
    } else if (widget === 'group') {
      result.groups.push(value);
      if (directory !== null && !directory.groups.has(value))
        report('unknown-group', at, `${label}: ${name}: there is no such group. Choose another.`);
    } else if (widget === 'segment') {
      if (directory !== null && !directory.segments.has(value))
        report('unknown-segment', at, `${label}: ${name}: there is no such segment. Choose another.`);
    }
  }
  function doubtCodes(at: string, codes: unknown, code: string, doubtOf: (code: string) => string | null): void {
    for (const [index, each] of (Array.isArray(codes) ? codes : []).entries()) {
      const doubt = typeof each === 'string' ? doubtOf(each) : null;
      if (doubt !== null) report(code, `${at}/${index}`, `${label}: ${doubt}`, 'warning');
    }
  }
  /** The attribute stands beside its value. */
  function checkAttributeValue(at: string, pointer: string, name: string, value: AttributeValue): void {
    const owner = parentOf(pointer);
    const attribute = fields.find((field) => field.widget === 'attribute' && parentOf(field.pointer) === owner)?.value;
    const type = typeof attribute === 'string' ? directory?.attributeTypes?.get(attribute) : undefined;
    if (type === undefined || valueOfType(value, type) !== undefined) return;
    report('unfit-value', at, `${label}: ${name} must be ${typeWords[type]}: ${String(attribute)} is defined so.`);
  }
  function checkConditionField(at: string, name: string, value: unknown): void {
    const faults = checkCondition(value);
    for (const fault of faults)
      report('invalid-condition', `${at}${fault.pointer}`, `${label}: ${conditionFaultWords(name, fault)}.`);
    if (faults.length > 0) return;
    for (const { pointer, message } of warnOfCondition(value as Condition))
      report('doubtful-condition', `${at}${pointer}`, `${label}: ${message}`, 'warning');
  }
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

/** A disabled node says nothing of its configuration and uses nothing: only its type is known, for its ports. */
export function diagnoseDisabled(node: GraphNode, registry: NodeTypeRegistry): DiagnosedNode {
  const nodeType = registry.get(node.type, node.version) ?? null;
  return { nodeType, diagnostics: [], agents: [], groups: [], templates: new Map() };
}

/** A node as ops staff know it: its own name, else its type's title. */
export function nodeLabel(node: GraphNode, nodeType: NodeType | null): string {
  return node.name?.trim() || nodeType?.title || node.type;
}

function referencedFields({ references }: NodeType, config: unknown): HintedField[] {
  const fields = (widget: string, pointers: string[] = []) =>
    pointers.flatMap((pointer) => {
      const value = valueAt(config, pointer);
      if (!Array.isArray(value)) return [{ pointer, widget, title: null, value }];
      return value.map((item: unknown, index) => ({ pointer: `${pointer}/${index}`, widget, title: null, value: item }));
    });
  return [
    ...fields('agent', references?.agents),
    ...fields('group', references?.groups),
    ...fields('segment', references?.segments),
  ];
}

function unknownWords({ path, meant }: UnknownVariable): string {
  if (meant !== null) return `There is no ${path}; did you mean ${meant}?`;
  if (path.includes('.') || path.includes('[')) return `There is no ${path}: it is always empty.`;
  return `There is no ${path}: it is always empty. Use message, person, conversation, agent or link.`;
}

/** A field as its form calls it; an entry of a list by the list's name and its number, counted from one. */
function placeName(schema: unknown, title: string | null, pointer: string): string {
  if (title !== null) return `“${title}”`;
  if (pointer === '') return 'the configuration';
  const owner = parentOf(pointer);
  const [last = '', holder] = pointerNames(pointer).reverse();
  if (!/^\d+$/.test(last) || owner === '') return `“${last}”`;
  const list = titleAt(schema, owner) ?? holder;
  return `“${list}”, entry ${Number(last) + 1},`;
}

function titleAt(schema: unknown, pointer: string): string | null {
  const title = valueAt(schema, `${pointer.replaceAll('/', '/properties/')}/title`);
  return typeof title === 'string' ? title : null;
}

function hoursPlace({ pointer }: HoursFault): string {
  const [, part, day = '', , end] = pointer.split('/');
  if (part === 'timeZone') return '“Time zone”';
  if (part === 'closedOn') return '“Closed on”';
  return `${end === undefined ? 'Hours' : 'The end'} on ${day.charAt(0).toUpperCase()}${day.slice(1)}`;
}

/** The parts of a comparison, as the form calls them. */
const comparisonParts = new Map([
  ['field', '“What is looked at”'],
  ['operator', '“How it is compared”'],
  ['value', '“Compared with”'],
]);

/** What is chosen and not typed is told without the names that would be accepted: they are no words of the form. */
function conditionFaultWords(condition: string, { pointer, detail }: ConditionFault): string {
  const segments = pointer.split('/').slice(1);
  const index = segments.findLastIndex((segment) => comparisonParts.has(segment));
  const part = segments[index] ?? '';
  if (index < 0) return `${condition} ${detail}`;
  const name = comparisonParts.get(part) ?? condition;
  if (part !== 'value' && detail !== 'is required') return `${name} is none of the choices`;
  return `${name} ${detail}`;
}
