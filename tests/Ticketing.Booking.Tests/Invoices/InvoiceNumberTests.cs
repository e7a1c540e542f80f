using Npgsql;
using Ticketing.Booking.Invoices;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Tests.Invoices;

/// <summary>Numbers without gaps, under crashes and payments of the same moment.</summary>
[Collection(ServersCollection.Name)]
public sealed class InvoiceNumberTests(Servers servers)
{
    private const int Payments = 40;

    private static readonly UserId Buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task Payments_of_the_same_moment_issued_by_two_replicas_get_every_number_once()
    {
        await using var host = await InvoiceScene.HostAsync(servers);
        await using var other = await InvoiceScene.HostAsync(servers, database: host.ConnectionString);

        await Task.WhenAll(
            Enumerable.Range(0, Payments).Select(_ => Task.Run(() => host.PayAsync(TestBookings.NewBuyer())))
                .Concat(Enumerable.Range(0, 10).SelectMany(_ => new[] { host.IssueAsync(), other.IssueAsync() })));
        await host.IssueAsync();
        await other.IssueAsync();

        var invoices = await host.InvoicesAsync();
        invoices.Select(i => i.Number).ShouldBe(Enumerable.Range(1, Payments));
        invoices.Select(i => i.TransactionId).Distinct().Count().ShouldBe(Payments);
        invoices.ShouldAllBe(i => i.TotalMinor == PaidOrders.Total && i.Kind == InvoiceKinds.Invoice);
        (await host.ScalarAsync<long>("SELECT count(*) FROM invoice_queue")).ShouldBe(0);
    }

    /// <summary>The twin takes the number outside of the transaction that writes the invoice.</summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task A_crash_before_the_commit_loses_no_number(bool inTransaction, int next)
    {
        await using var host = await InvoiceScene.HostAsync(servers);
        var values = new { sellerId = TestEvents.Seller.Value, kind = InvoiceKinds.Invoice, year = 2026, count = 1 };
        await using (var crashing = await host.Get<Database>().BeginAsync(CancellationToken.None))
        {
            var taken = inTransaction
                ? await crashing.FindAsync<int>(InvoiceNumbers.Take, values, CancellationToken.None)
                : await host.Get<Database>().FindAsync<int>(InvoiceNumbers.Take, values, CancellationToken.None);
            taken.ShouldBe(1);
            // Dies here: what was not committed is rolled back.
        }

        (await host.Get<Database>().FindAsync<int>(InvoiceNumbers.Take, values, CancellationToken.None)).ShouldBe(next);
    }

    [Fact]
    public async Task A_payment_that_is_told_again_makes_no_second_invoice()
    {
        await using var host = await InvoiceScene.HostAsync(servers);
        var id = await host.PayAsync(Buyer);
        await host.IssueAsync();

        // As when the provider tells of a capture again: the row is written once more.
        await host.ScalarAsync<string>(
            "UPDATE transactions SET updated_at = now() WHERE booking_id = $1 RETURNING status", id);
        (await host.ScalarAsync<long>("SELECT count(*) FROM invoice_queue")).ShouldBe(1);
        await host.IssueAsync();
        await host.PayAsync(Buyer);
        await host.IssueAsync();

        (await host.InvoicesAsync()).Select(i => i.Number).ShouldBe([1, 2]);
        (await host.InvoicesAsync(id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Nothing_is_issued_before_the_seller_says_who_sells_and_nothing_is_forgotten_then()
    {
        await using var host = await InvoiceScene.HostAsync(servers, withInvoicing: false);
        var early = await host.PayAsync(Buyer);
        await host.IssueAsync();
        (await host.InvoicesAsync()).ShouldBeEmpty();

        await host.SetInvoicingAsync();
        await host.IssueAsync();

        (await host.InvoicesAsync()).ShouldHaveSingleItem().BookingId.ShouldBe(early);
    }

    [Theory]
    [InlineData("UPDATE invoices SET total_minor = total_minor + 1")]
    [InlineData("UPDATE invoices SET recipient = '{\"name\":\"Mallory\"}'")]
    [InlineData("DELETE FROM invoices")]
    public async Task What_was_issued_does_not_change(string change)
    {
        await using var host = await InvoiceScene.HostAsync(servers);
        await host.PayAsync(Buyer);
        await host.IssueAsync();

        await using var command = host.Database.CreateCommand(change);
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync()))
            .MessageText.ShouldBe("invoices are immutable");
    }
}
