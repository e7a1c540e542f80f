using Ticketing.Booking.Bookings;
using Ticketing.Booking.Desk;
using Ticketing.Booking.Invoices;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Reseating;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Invoices;

/// <summary>Invoices less credit notes are the money that was taken less the money that was given back.</summary>
[Collection(ServersCollection.Name)]
public sealed class InvoiceMoneyTests(Servers servers)
{
    private const int Orders = 30;

    private readonly UserId _buyer = TestBookings.NewBuyer();
    private readonly RefundBooks _books = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task After_random_sales_refunds_moves_and_corrections_documents_settlement_and_transactions_agree(int seed)
    {
        var random = new Random(seed);
        await using var host = await InvoiceScene.HostAsync(servers, _books);
        host.Allow(feePercent: 7);
        var firstOf = new Dictionary<Guid, Guid>();
        foreach (var first in await host.InsertPaidAsync(_buyer, Orders))
        {
            var id = first;
            firstOf[id] = first;
            if (random.Next(3) == 0)
            {
                await host.IssueAsync();
            }
            if (random.Next(4) == 0)
            {
                await CorrectAsync(host, id, $"Company {random.Next(3)}");
            }
            foreach (var _ in new[] { 1, 2 }.Where(_ => random.Next(3) == 0))
            {
                id = random.Next(2) == 0 ? await MoveAsync(host, id) : id;
                firstOf[id] = first;
                if (random.Next(3) == 0)
                {
                    await host.IssueAsync();
                }
                var seat = (await host.ReadAsync(id)).LiveSeats[0].Position;
                var by = random.Next(2) == 0 ? CancellationReasons.RefundedByBuyer : CancellationReasons.RefundedBySeller;
                await host.Get<RefundDriver>().RefundAsync(
                    new RefundWish(id, [seat], by), CancellationToken.None);
            }
            if (random.Next(4) == 0)
            {
                await CorrectAsync(host, id, $"Company {random.Next(3)}");
            }
        }
        await host.IssueAsync();
        await host.IssueAsync();

        var documents = await host.InvoicesAsync();
        var signed = documents.Sum(d => d.Kind == InvoiceKinds.Invoice ? d.TotalMinor : -d.TotalMinor);
        var moved = await host.ScalarAsync<long>("""
            SELECT sum(CASE type WHEN 'PAYMENT' THEN amount_minor ELSE -amount_minor END)::bigint FROM transactions
            WHERE status = 'SUCCESS' AND currency = 'TWD'
            """);
        signed.ShouldBe(moved);
        moved.ShouldBe((Orders * PaidOrders.Total) - _books.RefundedMinor);
        foreach (var kind in documents.GroupBy(d => d.Kind))
        {
            kind.Select(d => d.Number).ShouldBe(Enumerable.Range(1, kind.Count()));
        }
        documents.GroupBy(d => firstOf[d.BookingId]).ToList().ForEach(TaxShouldFitWhatIsLeft);

        var line = (await host.Get<Settlement>().ReadAsync(new EventId(TestEvents.OnSale), "Aurora", CancellationToken.None))
            .Currencies.ShouldHaveSingleItem();
        line.Payout.ShouldBe(moved);
        line.Invoiced.ShouldBe(moved);
        line.Captured.ShouldBe(Orders * PaidOrders.Total);
        line.Refunded.ShouldBe(_books.RefundedMinor);
        line.Payments.Sum(p => p.Type == "PAYMENT" ? p.Amount : -p.Amount).ShouldBe(moved);
        line.Tax.ShouldBe(documents.Sum(d => d.Kind == InvoiceKinds.Invoice ? d.TaxMinor : -d.TaxMinor));
    }

    [Fact]
    public async Task A_recipient_that_comes_late_corrects_the_invoice_and_moves_no_money()
    {
        await using var host = await InvoiceScene.HostAsync(servers, _books);
        var id = (await host.InsertPaidAsync(_buyer))[0];
        await host.IssueAsync();

        await CorrectAsync(host, id, "ACME Ltd");
        await CorrectAsync(host, id, "ACME Ltd");

        var documents = await host.InvoicesAsync(id);
        documents.Select(d => d.NumberText).ShouldBe([.. new[] { "CN", "INV", "INV" }
            .Zip([1, 1, 2], (kind, number) => $"{kind}-{host.Clock.GetUtcNow().Year}-{number:000000}")]);
        documents[0].RefersTo.ShouldBe(documents[1].Id);
        documents[1].Recipient.ShouldBeNull();
        InvoiceRecipient.Parse(documents[2].Recipient)!.Name.ShouldBe("ACME Ltd");
        (documents[0].TotalMinor, documents[0].TaxMinor).ShouldBe((documents[1].TotalMinor, documents[1].TaxMinor));

        for (var i = documents.Count(d => d.Kind == InvoiceKinds.Invoice); i < InvoiceRecipients.MaxInvoices; i++)
        {
            (await CorrectAsync(host, id, $"Company {i}")).ShouldBeNull();
        }
        (await CorrectAsync(host, id, "One more")).ShouldBe("too-many-corrections");
    }

    /// <summary>Where the two do not wait for each other, the recipient is saved and stands on no invoice.</summary>
    [Fact]
    public async Task A_recipient_that_is_given_while_the_invoice_is_written_stands_on_the_last_one()
    {
        await using var host = await InvoiceScene.HostAsync(servers, _books);
        for (var round = 0; round < 20; round++)
        {
            var id = (await host.InsertPaidAsync(_buyer))[0];

            await Task.WhenAll(
                Task.Run(() => host.IssueAsync()), Task.Run(() => CorrectAsync(host, id, "ACME Ltd")));
            await host.IssueAsync();

            var invoice = (await host.InvoicesAsync(id)).Last(d => d.Kind == InvoiceKinds.Invoice);
            (InvoiceRecipient.Parse(invoice.Recipient)?.Name).ShouldBe("ACME Ltd", $"in round {round}");
        }
    }

    [Fact]
    public async Task Two_corrections_at_once_are_one()
    {
        await using var host = await InvoiceScene.HostAsync(servers, _books);
        var id = (await host.InsertPaidAsync(_buyer))[0];
        await host.IssueAsync();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => CorrectAsync(host, id, "ACME Ltd"))));

        (await host.InvoicesAsync(id)).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(11_900, 1_900, 1_900)]
    [InlineData(10_000, 0, 0)]
    [InlineData(100, 500, 5)]
    [InlineData(1, 1_900, 0)]
    public void Tax_is_within_the_price(long total, int basisPoints, long tax) =>
        InvoiceTax.Within(total, basisPoints).ShouldBe(tax);

    private static async Task<string?> CorrectAsync(BookingHost host, Guid id, string name) =>
        (await host.Get<InvoiceRecipients>().ChangeAsync(
            await host.ReadAsync(id), new InvoiceRecipient(name, "1 Road", ""), CancellationToken.None))?.Code;

    [Fact]
    public async Task An_invoice_has_the_tax_of_the_moment_in_which_the_order_was_sold()
    {
        await using var host = await InvoiceScene.HostAsync(servers, _books);
        var id = (await host.InsertPaidAsync(_buyer))[0];
        await host.ScalarAsync<Guid>(
            "UPDATE invoice_sellers SET tax_basis_points = 700 WHERE seller_id = $1 RETURNING seller_id",
            TestEvents.Seller.Value);

        await host.IssueAsync();

        (await host.InvoicesAsync(id)).ShouldHaveSingleItem().TaxBasisPoints.ShouldBe(InvoiceScene.TaxBasisPoints);
    }

    /// <summary>What is given back in full has no tax left, in however many parts it was.</summary>
    private static void TaxShouldFitWhatIsLeft(IEnumerable<InvoiceRow> order)
    {
        var left = order.Sum(d => d.Kind == InvoiceKinds.Invoice ? d.TotalMinor : -d.TotalMinor);
        var tax = order.Sum(d => d.Kind == InvoiceKinds.Invoice ? d.TaxMinor : -d.TaxMinor);
        tax.ShouldBeInRange(
            InvoiceTax.Within(left, InvoiceScene.TaxBasisPoints) - 1,
            InvoiceTax.Within(left, InvoiceScene.TaxBasisPoints) + 1);
        (left == 0 ? tax : 0).ShouldBe(0);
    }

    /// <summary>The order that the party has then.</summary>
    private async Task<Guid> MoveAsync(BookingHost host, Guid id)
    {
        var (_, moving, refusal) = await host.Get<ReseatUseCase>().HandleAsync(
            host.Get<IEventDirectory>().Find(new EventId(TestEvents.OnSale))!, id, new ReseatRequest("A", null, null),
            AuditActor.System, CancellationToken.None);
        refusal.ShouldBeNull();
        await host.AnswerAsync(SeatAnswer.Reserved(
            moving!.Id, _buyer,
            [.. Enumerable.Range(1, moving.WantedQuantity).Select(n => new PricedSeat(1, 5, n, TestEvents.PriceMinor))],
            host.Clock.GetUtcNow()));
        (await host.ReadAsync(moving.Id)).State.ShouldBe(BookingStatus.Paid);
        return moving.Id;
    }
}
