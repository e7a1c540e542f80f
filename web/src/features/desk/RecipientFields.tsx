import { t } from '../../shared/i18n';
import { Field, TextField } from '../../shared/ui/Field';

interface RecipientFieldsProps {
  nameLabel: string;
  name?: string | undefined;
  address?: string | undefined;
  taxNumber?: string | null | undefined;
}

/** Name, address and tax number of whoever stands on an invoice. */
export function RecipientFields({ nameLabel, name, address, taxNumber }: RecipientFieldsProps) {
  return (
    <>
      <Field label={nameLabel} name="name" required maxLength={200} defaultValue={name} autoComplete="organization" />
      <TextField
        label={t.desk.address} name="address" rows={4} required maxLength={500} defaultValue={address}
        autoComplete="street-address"
      />
      <Field
        label={t.desk.taxNumber} name="tax_number" maxLength={50} defaultValue={taxNumber ?? ''} autoComplete="off"
      />
    </>
  );
}
