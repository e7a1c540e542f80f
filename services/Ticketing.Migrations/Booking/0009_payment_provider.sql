-- The sandbox provider is a process with its own books now.
DROP TABLE sandbox_payments;

-- What the provider was asked to reserve. A waitlist charge may capture less: amount_minor then says what was taken.
ALTER TABLE transactions ADD COLUMN authorised_minor bigint;
UPDATE transactions SET authorised_minor = amount_minor WHERE type = 'PAYMENT';
