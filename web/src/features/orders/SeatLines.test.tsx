import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { event, seat } from '../../testing/samples';
import { SeatLines } from './SeatLines';

const [section] = event.sections;
const [block] = section!.subsections;
const plan = [{ ...section!, subsections: [{ ...block!, accessible: [{ row: 1, seat: 1 }] }] }];

it('says which seat is the wheelchair place and which the companion’s', () => {
  const { container } = render(<SeatLines seats={[seat(1, 1), seat(1, 2)]} plan={plan} />);
  expect(container.textContent).toBe(
    'Section A, subsection 1, row 1: seats 1 (wheelchair place), 2 (companion’s seat)',
  );
});

it('names seats alone where no wheelchair place is among them', () => {
  const { container } = render(<SeatLines seats={[seat(2, 1), seat(2, 2)]} plan={plan} />);
  expect(container.textContent).toBe('Section A, subsection 1, row 2: seats 1, 2');
});

it('takes the names of the server where the plan is not known', () => {
  const name = { kind: 'seats' as const, block: '樓上左', row: 'AA', seat: '13' };
  const area = { kind: 'area' as const, block: 'Dance floor', row: null, seat: null };
  const { container } = render(
    <SeatLines
      seats={[
        { ...seat(1, 7), name }, { ...seat(1, 8), name: { ...name, seat: '14' } },
        { ...seat(5, 1), subsection: 2, name: area }, { ...seat(6, 1), subsection: 2, name: area },
      ]}
    />,
  );
  expect([...container.querySelectorAll('li')].map((line) => line.textContent)).toEqual([
    'Section A, 樓上左, row AA: seats 13, 14', 'Section A, Dance floor: 2 tickets, no seat',
  ]);
});
