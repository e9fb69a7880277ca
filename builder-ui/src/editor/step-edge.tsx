/** A connection near by: in right angles with round corners, around the cards in its way. */
import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { labelPlace, placesAlong, roundedPath } from '../graph/edge-route.ts';
import { type DrawnEdge, endsOf, routeOf } from './drawn-edge.ts';

export const StepEdge = memo(function StepEdge(props: EdgeProps<DrawnEdge>) {
  const { id, sourceX, sourceY, targetX, targetY, sourceHandleId, data, markerEnd, interactionWidth } = props;
  const { label, labelShowBg, labelBgPadding, labelBgBorderRadius } = props;
  const ends = endsOf({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }, sourceHandleId);
  const route = routeOf(ends, data?.around);
  const { x, y } = labelPlace(ends, route);
  return (
    <BaseEdge
      id={id}
      path={roundedPath(placesAlong(ends, route))}
      labelX={x}
      labelY={y}
      {...{ label, labelShowBg, labelBgPadding, labelBgBorderRadius, markerEnd, interactionWidth }}
    />
  );
});

export const edgeTypes = { stepped: StepEdge };
