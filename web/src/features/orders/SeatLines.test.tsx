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
