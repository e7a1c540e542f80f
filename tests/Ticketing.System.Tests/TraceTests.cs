using System.Security.Cryptography;
using Ticketing.SystemKit;
using Ticketing.SystemKit.Api;
using Ticketing.System.Tests.Running;

namespace Ticketing.System.Tests;

/// <summary>One trace runs from the HTTP request through Kafka to the last consumer.</summary>
[Collection(MainCollection.Name)]
public sealed class TraceTests(MainSystem main)
{
    private static readonly string[] Services =
        ["gateway", "booking-service", "seat-reservation-service", "event-ticketing-service"];

    [Fact]
    public async Task One_order_is_one_trace_through_every_service()
    {
        var client = main.System.Client;
        var onSale = await client.OnSaleAsync(EventDraft.Of("Traced", 1, 1, 2, 5));
        var traceId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var spanId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        main.Collector.Watch(traceId);
        var buyer = client.Buyer();

        // W3C Trace Context: version, trace id, parent span id, flags (01: sampled).
        var created = await buyer.PostAsync<CreateOrderRequest, OrderResponse>(
            "/orders/create", CreateOrderRequest.Best(onSale.EventId, "A", 2), default,
            ("traceparent", $"00-{traceId}-{spanId}-01"));
        var order = await buyer.SettledAsync(created.Value.OrderId);

        Assert.Equal(OrderStatus.PendingPayment, order.Status);
        await Eventually.TrueAsync(
            _ => Task.FromResult(Services.All(s => main.Collector.Spans(traceId).Any(span => span.Service == s))),
            $"spans of trace {traceId} from {string.Join(", ", Services)}");
        await Eventually.GetAsync(
            _ =>
            {
                var spans = main.Collector.Spans(traceId);
                var parents = spans.Select(s => s.SpanId).Append(spanId).ToHashSet();
                return Task.FromResult(spans.Where(s => !parents.Contains(s.ParentSpanId)).ToList());
            },
            orphans => orphans.Count == 0, "every span has a parent in the trace",
            describe: orphans => string.Join(", ", orphans.Select(o => $"{o.Service} {o.Name}")));

        // The last consumer's span may arrive after those that its service sent before.
        string[] expected =
        [
            "gateway: POST /orders/create",
            "booking-service: POST /orders/create",
            "booking-service: publish ticket-reserving-request-in-kvrocks",
            "seat-reservation-service: process ticket-reserving-request-in-kvrocks",
            "event-ticketing-service: process update-ticket-status-to-reserved-in-postgresql",
            "booking-service: process update-booking-status-to-pending-payment",
        ];
        await Eventually.GetAsync(
            _ => Task.FromResult(expected.Except(
                main.Collector.Spans(traceId).Select(span => $"{span.Service}: {span.Name}")).ToList()),
            missing => missing.Count == 0, "the trace has every step by its name",
            describe: missing => string.Join(", ", missing));
    }
}
