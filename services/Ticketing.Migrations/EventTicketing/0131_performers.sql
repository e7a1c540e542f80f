-- Whether there is a performer of this name, and what they play in: the head of a performer's page.
CREATE INDEX productions_performers ON productions USING gin (performers);
