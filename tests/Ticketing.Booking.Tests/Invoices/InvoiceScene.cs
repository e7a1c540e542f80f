using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Invoices;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Invoices;

/// <summary>Hosts whose event 1 belongs to a seller who issues invoices.</summary>
internal static class InvoiceScene
{
    public const int TaxBasisPoints = 1_900;

    public static async Task<BookingHost> HostAsync(
        Servers servers, RefundBooks? books = null, string? database = null, bool withInvoicing = true)
    {
        var host = await BookingHost.CreateAsync(
            servers, database: database,
            change: services =>
            {
                if (books is not null)
                {
                    services.AddSingleton<IPaymentProvider>(books);
                }
            });
        var entry = host.Get<IEventDirectory>().Find(new EventId(TestEvents.OnSale)).ShouldNotBeNull();
        await host.Get<IEventDirectoryStore>().SaveAsync([entry], CancellationToken.None);
        if (withInvoicing)
        {
            await host.SetInvoicingAsync();
        }
        return host;
    }

    public static Task<InvoiceSellerRow> SetInvoicingAsync(this BookingHost host) =>
        host.Get<InvoiceStore>().SaveSellerAsync(
            TestEvents.Seller, "Aurora GmbH", "1 Light Road\n10115 Berlin", "DE123456789", TaxBasisPoints,
            AuditActor.System, CancellationToken.None);

    /// <summary>One round of the worker.</summary>
    public static Task IssueAsync(this BookingHost host) => host.Get<IEnumerable<IHostedService>>()
        .OfType<InvoiceWork>().Single().RunOnceAsync(CancellationToken.None);

    public static Task<IReadOnlyList<InvoiceRow>> InvoicesAsync(this BookingHost host, Guid? booking = null) =>
        host.Get<Database>().QueryAsync<InvoiceRow>(
            $"""
            SELECT {InvoiceRow.Columns} FROM invoices i WHERE @booking::uuid IS NULL OR i.booking_id = @booking
            ORDER BY i.kind, i.year, i.number
            """,
            new { booking }, CancellationToken.None);

    /// <summary>A booking of event 1 that was paid through the provider.</summary>
    public static async Task<Guid> PayAsync(this BookingHost host, UserId buyer)
    {
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, buyer))[0];
        var paid = await host.Get<ConfirmOrderUseCase>()
            .HandleAsync(buyer, id, "tok_ok", CancellationToken.None);
        paid.Refusal.ShouldBeNull();
        return id;
    }
}
