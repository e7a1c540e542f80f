using System.Reflection;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Accounts;

/// <summary>The kinds of mails stand in the contract and in the table's rule, which each migration writes anew.</summary>
[Collection(DatabaseTests.Name)]
public sealed class AccountMailKindTests(EventDatabase database)
{
    [Fact]
    public async Task The_table_takes_every_kind_of_mail()
    {
        var kinds = typeof(AccountMailKinds).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();
        kinds.Count.ShouldBeGreaterThan(5);
        var rule = await database.ScalarAsync<string>(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = $1", "account_mails_kind_check");

        kinds.Where(kind => !rule.Contains($"'{kind}'", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
