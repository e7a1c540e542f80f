using DbUp.Engine.Output;
using DbUp.Engine.Transactions;
using DbUp.Postgresql;

namespace Ticketing.Migrations;

/// <summary>
/// DbUp's journal in the table that the migrator before DbUp wrote, EF Core's <c>__EFMigrationsHistory</c>: its
/// databases need no change of journals, and an older release still sees what a newer one applied.
/// </summary>
internal sealed class HistoryJournal(Func<IConnectionManager> connections, Func<IUpgradeLog> log)
    : PostgresqlTableJournal(connections, log, null, "__EFMigrationsHistory")
{
    protected override string GetJournalEntriesSql() =>
        """SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY "MigrationId" """;

    protected override string GetInsertJournalEntrySql(string scriptName, string applied) =>
        $"""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ({scriptName}, 'DbUp')""";

    protected override string CreateSchemaTableSql(string quotedPrimaryKeyName) =>
        """
        CREATE TABLE "__EFMigrationsHistory" (
            "MigrationId" varchar(150) NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
            "ProductVersion" varchar(32) NOT NULL)
        """;
}
