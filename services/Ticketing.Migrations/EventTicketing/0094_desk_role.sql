-- A role for the box office.
ALTER TABLE team_members
    DROP CONSTRAINT team_members_role_check,
    ADD CONSTRAINT team_members_role_check CHECK (role IN ('owner', 'manager', 'finance', 'door', 'desk'));
ALTER TABLE team_invitations
    DROP CONSTRAINT team_invitations_role_check,
    ADD CONSTRAINT team_invitations_role_check CHECK (role IN ('owner', 'manager', 'finance', 'door', 'desk'));
