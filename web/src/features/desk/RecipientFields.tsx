import { t } from '../../shared/i18n';
import { Field, TextField } from '../../shared/ui/Field';

interface RecipientFieldsProps {
  nameLabel: string;
  name?: string | undefined;
  address?: string | undefined;
  taxNumber?: string | null | undefined;
  /** What the server refused, by field. */
  errors?: Record<string, string[]>;
}

/** Name, address and tax number of whoever stands on an invoice. */
export function RecipientFields({ nameLabel, name, address, taxNumber, errors = {} }: RecipientFieldsProps) {
  return (
    <>
      <Field
        label={nameLabel} name="name" required maxLength={200} defaultValue={name} autoComplete="organization"
        error={errors['name']?.[0]}
      />
      <TextField
        label={t.desk.address} name="address" rows={4} required maxLength={500} defaultValue={address}
        autoComplete="street-address" error={errors['address']?.[0]}
      />
      <Field
        label={t.desk.taxNumber} name="tax_number" maxLength={50} defaultValue={taxNumber ?? ''} autoComplete="off"
        error={errors['tax_number']?.[0]}
      />
    </>
  );
}
