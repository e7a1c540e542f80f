using System.Net;
using System.Text;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Booking.Payments.TakePaymentEvents;
using Ticketing.Booking.Tests.Support;
using Ticketing.PaymentSandbox.Books;
using SandboxSignature = Ticketing.PaymentSandbox.Webhooks.WebhookSignature;

namespace Ticketing.Booking.Tests.Payments;

/// <summary>Who may tell this service of payments, what the provider keeps, and payments before bookings.</summary>
[Collection(ServersCollection.Name)]
public sealed class PaymentHooksTests(Servers servers)
{
    private const long Total = 2 * TestEvents.PriceMinor;
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task Only_a_fresh_and_signed_event_is_taken()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartAsync();
        var now = host.Clock.GetUtcNow();
        var body = $$"""{"id":"evt_1","type":"payment.captured","data":{"key":"{{Guid.NewGuid()}}"} }""";
        var good = SandboxSignature.Of(body, SandboxServer.WebhookSecret, now);

        (await TellAsync(host, body, good)).ShouldBe(HttpStatusCode.NoContent);
        (await TellAsync(host, body, good)).ShouldBe(HttpStatusCode.NoContent);
        (await TellAsync(host, body + " ", good)).ShouldBe(HttpStatusCode.Unauthorized);
        (await TellAsync(host, body, null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await TellAsync(host, body, SandboxSignature.Of(body, "another-secret", now)))
            .ShouldBe(HttpStatusCode.Unauthorized);
        (await TellAsync(host, body, SandboxSignature.Of(body, SandboxServer.WebhookSecret, now.AddMinutes(-6))))
            .ShouldBe(HttpStatusCode.Unauthorized);
        (await TellAsync(host, "{}", SandboxSignature.Of("{}", SandboxServer.WebhookSecret, now)))
            .ShouldBe(HttpStatusCode.BadRequest);
        (await TellAsync(host, body, good, "stripe")).ShouldBe(HttpStatusCode.NotFound);
        (await host.ScalarAsync<long>("SELECT count(*) FROM payment_events")).ShouldBe(1);
    }

    [Fact]
    public async Task A_false_event_pays_nothing()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        await host.Get<ConfirmOrderUseCase>().HandleAsync(_buyer, id, "tok_3ds", CancellationToken.None);
        var claim = (await host.ReadAsync(id)).PaymentClaim;

        await host.Get<TakePaymentEventsUseCase>().HandleAsync(
            new ProviderEvent("evt_false", "payment.captured", claim), CancellationToken.None);

        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.PendingPayment);
    }

    [Fact]
    public async Task The_sandbox_remembers_after_it_was_killed()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("sandbox-").FullName, "books.jsonl");
        var (kept, refund) = (Guid.NewGuid(), Guid.NewGuid());
        await using (var before = await SandboxServer.StartAsync(TimeProvider.System, booksFile: file))
        {
            before.Books.Authorise(kept, 500, "TWD", "tok_ok", null);
            before.Books.Capture(kept, 500);
            before.Books.Refund(refund, kept, 200);
            // Killed while it wrote: a line without its end was never answered.
            await File.AppendAllTextAsync(file, """{"payment":{"key":""");
        }

        await using var after = await SandboxServer.StartAsync(TimeProvider.System, booksFile: file);

        after.MoneyKept.ShouldBe(300);
        after.Books.Capture(kept, 500)!.Captured.ShouldBe(500);
        after.Books.Refund(refund, kept, 200).Succeeded.ShouldBeTrue();
        after.Books.Refund(Guid.NewGuid(), kept, 301).Failure.ShouldBe("amount-too-large");
        after.MoneyKept.ShouldBe(300);
        File.Delete(file);
    }

    [Fact]
    public async Task An_authorisation_pays_a_booking_later_and_only_what_it_costs()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var authorisations = host.Get<Authorisations>();
        var (payment, left) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var id in new[] { payment, left })
        {
            (await authorisations.AuthoriseAsync(new(id, 2 * Total, "TWD", "tok_ok"), _buyer, default))
                .State.ShouldBe(ProviderPaymentState.Authorised);
        }
        var booking = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        var others = (await host.InsertAsync(BookingStatus.PendingPayment, TestBookings.NewBuyer()))[0];

        (await authorisations.ChargeAuthorisedAsync(others, payment, default)).ShouldBeNull();
        var step = await authorisations.ChargeAuthorisedAsync(booking, payment, default);
        var again = await authorisations.ChargeAuthorisedAsync(booking, payment, default);
        await authorisations.VoidAsync(left, default);

        step!.Stage.ShouldBe(PaymentStage.Paid);
        again!.Stage.ShouldBe(PaymentStage.Paid);
        host.Sandbox.MoneyKept.ShouldBe(Total);
        host.Sandbox.Books.Find(left)!.Status.ShouldBe(PaymentStatus.Voided);
        (await host.ScalarAsync<string>(
            "SELECT string_agg(status || ' ' || amount_minor, ';' ORDER BY status DESC) FROM transactions"))
            .ShouldBe($"SUCCESS {Total};FAILED {2 * Total}");
    }

    private static async Task<HttpStatusCode> TellAsync(
        BookingHost host, string body, string? signature, string provider = "sandbox")
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(host.Address, $"/payments/webhooks/{provider}"));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (signature is not null)
        {
            request.Headers.Add("Sandbox-Signature", signature);
        }
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
