-- Codes are stopped and never deleted, and an order reads its code in the transaction that writes its use. The reference asked
-- for a lock on the code's row for each use, a query a row of a batch, which other batches of the same code then shared.
ALTER TABLE code_uses DROP CONSTRAINT code_uses_code_id_fkey;
