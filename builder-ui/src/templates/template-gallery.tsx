/** The templates there are, to choose one. Those that need node types which are not here are left out. */
import { Text, UnstyledButton } from '@mantine/core';
import { IconBuilding, IconClock, IconLanguage, IconStar, IconUserPlus, type TablerIcon } from '@tabler/icons-react';
import type { Template } from './template.ts';
import classes from './templates-dialog.module.css';

const icons: Record<string, TablerIcon> = {
  'language-routing': IconLanguage,
  'by-department': IconBuilding,
  'vip-customers': IconStar,
  'out-of-hours': IconClock,
  'first-time-visitor': IconUserPlus,
};

export function TemplateGallery({
  templates,
  onChoose,
}: {
  templates: readonly Template[];
  onChoose: (template: Template) => void;
}) {
  return (
    <ul className={classes.gallery} aria-label="Templates">
      {templates.map((template) => {
        const Icon = icons[template.id] ?? IconStar;
        return (
          <li key={template.id}>
            <UnstyledButton className={classes.card} onClick={() => onChoose(template)}>
              <Icon size={20} stroke={1.75} aria-hidden />
              <span>
                <Text fw={500} component="span" display="block">
                  {template.title}
                </Text>
                <Text size="xs" c="dimmed" component="span" display="block">
                  {template.summary}
                </Text>
              </span>
            </UnstyledButton>
          </li>
        );
      })}
    </ul>
  );
}
