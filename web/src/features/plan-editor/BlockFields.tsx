import { t } from '../../shared/i18n';
import { Field } from '../../shared/ui/Field';
import { mapBlocks, move, rotate } from './commands';
import { bounds, kindOf, type Geometry, type PlanBlock, type Sub } from './document';
import { NumberField } from './NumberField';
import { resized } from './resize';
import { usual } from './positions';
import type { Editor } from './useEditor';
import { partOf, type Finding } from './wrong';

interface Props {
  editor: Editor;
  block: PlanBlock;
  findings: readonly Finding[];
}

/** Size, place and name of one block. */
export function BlockFields({ editor, block, findings }: Props) {
  const { change } = editor;
  const { id, sub } = block;
  const kind = kindOf(sub);
  const set = (make: (sub: Sub) => Sub, field: string) =>
    change((draft) => mapBlocks(draft, [id], (one) => make(one.sub)), { group: `${field} ${id}` });
  const geometry = sub.geometry ?? {};
  const setGeometry = (changes: Partial<Geometry>, field: string) =>
    set((one) => ({ ...one, geometry: { ...one.geometry, ...changes } }), field);
  const unset = (property: 'radius' | 'seat_spacing' | 'row_spacing') => set((one) => {
    const { [property]: _, ...rest } = one.geometry ?? {};
    return { ...one, geometry: rest };
  }, property);
  const wrong = findings.filter(({ blockId }) => blockId === id);
  const [rows, width] = [sub.rows ?? 1, sub.seats_per_row ?? 1];
  const length = { least: 0.1, most: bounds.length };
  const coordinate = { least: -bounds.length, most: bounds.length };
  return (
    <>
      {wrong.length > 0 && (
        <ul className="plan-wrong">
          {wrong.map(({ pointer, reason }) => <li key={pointer + reason}>{partOf(pointer)} {reason}</li>)}
        </ul>
      )}
      <div className="plan-fields">
        <Field
          label={t.planEditor.label} value={sub.label ?? ''} maxLength={bounds.label}
          onChange={(event) => {
            const label = event.target.value;
            set(({ label: _, ...rest }) => (label === '' ? rest : { ...rest, label }), 'label');
          }}
        />
        <NumberField
          label={t.planEditor.number} value={sub.number} least={1} most={999} whole
          onChange={(number) => set((one) => ({ ...one, number }), 'number')}
        />
        {kind === 'area' ? (
          <NumberField
            label={t.planEditor.capacity} value={sub.capacity} least={1} most={bounds.capacity} whole
            onChange={(capacity) => set((one) => ({ ...one, capacity }), 'capacity')}
          />
        ) : (
          <>
            <NumberField
              label={kind === 'tables' ? t.planEditor.tables : t.planEditor.rows} value={rows} least={1}
              most={bounds.side} whole onChange={(count) => set((one) => resized(one, count, width), 'rows')}
            />
            <NumberField
              label={kind === 'tables' ? t.planEditor.seatsPerTable : t.planEditor.seatsPerRow} value={width} least={1}
              most={kind === 'tables' ? bounds.tableSeats : bounds.side} whole
              onChange={(count) => set((one) => resized(one, rows, count), 'width')}
            />
          </>
        )}
        <NumberField
          label={t.planEditor.x} value={geometry.x} {...coordinate}
          onChange={(x) => change((draft) => move(draft, [id], x - (geometry.x ?? 0), 0), { group: `x ${id}` })}
        />
        <NumberField
          label={t.planEditor.y} value={geometry.y} {...coordinate}
          onChange={(y) => change((draft) => move(draft, [id], 0, y - (geometry.y ?? 0)), { group: `y ${id}` })}
        />
        <NumberField
          label={t.planEditor.rotation} value={geometry.rotation ?? 0} least={-360} most={360}
          onChange={(degrees) =>
            change((draft) => rotate(draft, [id], degrees - (geometry.rotation ?? 0)), { group: `turn ${id}` })}
        />
        {kind === 'area' && (
          <>
            <NumberField
              label={t.planEditor.width} value={geometry.width ?? usual.areaSide} {...length}
              onChange={(size) => setGeometry({ width: size }, 'area width')}
            />
            <NumberField
              label={t.planEditor.height} value={geometry.height ?? usual.areaSide} {...length}
              onChange={(size) => setGeometry({ height: size }, 'area height')}
            />
          </>
        )}
        {kind === 'seats' && (
          <>
            <NumberField
              label={t.planEditor.seatSpacing} value={geometry.seat_spacing ?? usual.seatSpacing} {...length}
              onChange={(space) => setGeometry({ seat_spacing: space }, 'seat spacing')}
              onClear={() => unset('seat_spacing')}
            />
            <NumberField
              label={t.planEditor.rowSpacing} value={geometry.row_spacing ?? usual.rowSpacing} {...length}
              onChange={(space) => setGeometry({ row_spacing: space }, 'row spacing')}
              onClear={() => unset('row_spacing')}
            />
          </>
        )}
        {kind !== 'area' && (
          <NumberField
            label={kind === 'tables' ? t.planEditor.tableRadius : t.planEditor.radius} value={geometry.radius}
            {...length}
            {...(kind === 'seats' && { hint: t.planEditor.radiusHint })}
            onChange={(radius) => setGeometry({ radius }, 'radius')} onClear={() => unset('radius')}
          />
        )}
      </div>
    </>
  );
}
