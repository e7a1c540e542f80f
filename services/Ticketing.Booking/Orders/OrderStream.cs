using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Holds;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Orders;

/// <summary>
/// Writes one update stream (WHATWG HTML, "Server-sent events"): <c>event: snapshot</c> or <c>event:
/// order</c>, one <c>data:</c> line of JSON, an empty line; <c>:</c> alone is the heartbeat.
/// </summary>
internal sealed class OrderStream(
    OrderConnection connection, BookingStore store, IEventDirectory events, HoldExpiry expiry, TimeSpan heartbeat,
    TimeProvider clock)
{
    /// <summary>Orders in a snapshot.</summary>
    private const int SnapshotOrders = 20;

    public async Task RunAsync(PipeWriter body, CancellationToken ct)
    {
        Task? waiting = null;
        while (!ct.IsCancellationRequested)
        {
            if (connection.TakeResync())
            {
                await WriteSnapshotAsync(body, ct);
            }
            while (connection.TryRead(out var update))
            {
                if (connection.MarkSent(update!.BookingId, update.Version))
                {
                    Write(body, "event: order\ndata: "u8, update.Json.Span);
                }
            }
            await body.FlushAsync(ct);
            // Kept when a heartbeat comes between, so that an idle stream does not pile up waiters.
            waiting ??= connection.WaitAsync(ct);
            try
            {
                await waiting.WaitAsync(heartbeat, clock, ct);
                waiting = null;
            }
            catch (TimeoutException)
            {
                body.Write(":\n\n"u8);
            }
        }
    }

    private async Task WriteSnapshotAsync(PipeWriter body, CancellationToken ct)
    {
        var rows = await expiry.CancelExpiredAsync(
            await store.NewestOfBuyerAsync(connection.UserId, SnapshotOrders, ct), ct);
        foreach (var row in rows)
        {
            connection.MarkSent(row.Id, row.Version);
        }
        var snapshot = new OrderSnapshot([.. rows.Select(row => OrderResponse.Of(row, events))]);
        Write(
            body,
            "event: snapshot\ndata: "u8,
            JsonSerializer.SerializeToUtf8Bytes(snapshot, BookingsJson.Default.OrderSnapshot));
    }

    private static void Write(PipeWriter body, ReadOnlySpan<byte> head, ReadOnlySpan<byte> json)
    {
        body.Write(head);
        body.Write(json);
        body.Write("\n\n"u8);
    }
}
