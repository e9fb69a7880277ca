/**
 * A node's form, drawn from its type's schema. In goes the node, out comes a `configure` edit for every change; what
 * is wrong is shown at its field, from the server's diagnostics. Merely looking at a node changes nothing: values that
 * a schema would fill in are left alone until somebody sets them.
 */
import { withTheme } from '@rjsf/core';
import { Theme } from '@rjsf/mantine';
import type { ErrorSchema, RJSFSchema, UiSchema } from '@rjsf/utils';
import type { GraphNode } from '@switchboard/shared/graph';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { useMemo } from 'react';
import { isSameValue } from '../../graph/is-same-value.ts';
import { asObject, asSchema } from '../../graph/json-schema.ts';
import { strayParts } from '../../graph/stray-parts.ts';
import { useEdit, useEditor, useNodeName } from '../editor-context.ts';
import { isPastShown } from '../editor-store.ts';
import { AttributeField } from './attribute-field.tsx';
import { AttributeValueField } from './attribute-value-field.tsx';
import { AgentField, GroupField, SegmentField } from './reference-fields.tsx';
import { ChannelsField } from './channels-field.tsx';
import { ChoiceField } from './choice-field.tsx';
import { ConditionField } from './condition-field.tsx';
import { CountriesField } from './countries-field.tsx';
import { configId } from './config-id.ts';
import { doubtsOfNode, faultsOfNode } from './faults-of-node.ts';
import type { FormContext } from './form-context.ts';
import { fieldTemplates } from './field-templates.tsx';
import { LanguagesField } from './languages-field.tsx';
import { SelectWidget } from './select-widget.tsx';
import { schemaValidator } from './schema-validator.ts';
import { StrayList } from './stray-list.tsx';
import { TagField, TagsField } from './tag-fields.tsx';
import { TemplateField } from './template-field.tsx';
import { uiSchemaOf } from './ui-schema.ts';
import { WeeklyHoursField } from './weekly-hours-field.tsx';
import { YesNoWidget } from './yes-no-widget.tsx';

const Form = withTheme<Record<string, unknown>>(Theme);
const widgets = { CheckboxWidget: YesNoWidget, SelectWidget };
const fields = {
  agent: AgentField,
  group: GroupField,
  segment: SegmentField,
  channels: ChannelsField,
  choice: ChoiceField,
  condition: ConditionField,
  countries: CountriesField,
  languages: LanguagesField,
  attribute: AttributeField,
  'weekly-hours': WeeklyHoursField,
  tag: TagField,
  tags: TagsField,
  'attribute-value': AttributeValueField,
  template: TemplateField,
};

interface ConfigFormProps {
  node: GraphNode;
  nodeType: NodeTypeDescription;
  readOnly: boolean;
}

export function ConfigForm({ node, nodeType, readOnly }: ConfigFormProps) {
  const edit = useEdit();
  const nodeName = useNodeName()(node);
  const diagnostics = useEditor((state) => state.diagnostics);
  // They are about the draft.
  const isPast = useEditor(isPastShown);
  const errors = useMemo(
    () => (isPast ? {} : faultsOfNode(diagnostics, node.id, nodeName)),
    [diagnostics, node.id, nodeName, isPast],
  );
  const context = useMemo(
    (): FormContext => ({ doubts: doubtsOfNode(diagnostics, node.id, nodeName) }),
    [diagnostics, node.id, nodeName],
  );
  const schema = asSchema(nodeType.configSchema);
  const uiSchema = useMemo(
    (): UiSchema => ({ ...uiSchemaOf(asSchema(nodeType.configSchema)), 'ui:submitButtonOptions': { norender: true } }),
    [nodeType.configSchema],
  );
  const strays = useMemo(() => strayParts(asSchema(nodeType.configSchema), node.config), [nodeType.configSchema, node.config]);

  return (
    <>
      {Object.keys(schema.properties ?? {}).length === 0 ? null : (
        <Form
          key={node.id}
          tagName="div"
          idPrefix={configId(node.id)}
          schema={schema as RJSFSchema}
          uiSchema={uiSchema as UiSchema<Record<string, unknown>>}
          formData={node.config}
          validator={schemaValidator}
          fields={fields}
          templates={fieldTemplates}
          widgets={widgets}
          noValidate
          showErrorList={false}
          formContext={context}
          extraErrors={errors as ErrorSchema<Record<string, unknown>>}
          readonly={readOnly}
          experimental_defaultFormStateBehavior={{
            emptyObjectFields: 'skipDefaults',
            arrayMinItems: { populate: 'never' },
            constAsDefaults: 'never',
          }}
          onChange={({ formData }) => {
            const config = asObject(formData) ?? {};
            if (!isSameValue(config, node.config)) edit({ kind: 'configure', nodeId: node.id, config: structuredClone(config) });
          }}
        />
      )}
      {strays.length === 0 ? null : <StrayList node={node} parts={strays} faults={errors} readOnly={readOnly} />}
    </>
  );
}
