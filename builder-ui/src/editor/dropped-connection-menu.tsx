/** A connection let go over empty canvas: there, as a menu, is what it can lead to. What is added stands where it was let go. */
import { Menu } from '@mantine/core';
import { ConnectMenu } from './connect-menu.tsx';
import classes from './canvas.module.css';

export interface DroppedConnection {
  nodeId: string;
  port: string;
  /** Within the canvas, in pixels from its top left. */
  point: { x: number; y: number };
  /** The same place in the canvas' own units. */
  position: { x: number; y: number };
}

export function DroppedConnectionMenu({ dropped, onClose }: { dropped: DroppedConnection; onClose: () => void }) {
  return (
    <Menu opened onChange={onClose} position="bottom-start" width={260} trapFocus withinPortal>
      <Menu.Target>
        <span className={classes.dropped} style={{ left: dropped.point.x, top: dropped.point.y }} aria-hidden />
      </Menu.Target>
      <Menu.Dropdown>
        <ConnectMenu nodeId={dropped.nodeId} port={dropped.port} position={dropped.position} />
      </Menu.Dropdown>
    </Menu>
  );
}
