using System.Text.Json;
using System.Text.Json.Nodes;
using StackExchange.Redis;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.Messaging;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Events;

/// <summary>A random sale: two queues of messages, one to each store, whose consumers are sometimes slow.</summary>
internal sealed class PlanSale(
    PlanScene scene, IConnectionMultiplexer connection, EventDatabase database, Random random)
{
    private readonly SeatEngine _engine = new(connection);
    private readonly Queue<IncomingMessage> _toTickets = new();
    private readonly List<TicketReservedRequest> _bookings = [];
    private readonly Dictionary<BookingId, IReadOnlyList<SeatPosition>> _held = [];
    private long _read;

    public int Changes { get; private set; }

    /// <summary>Seats that were to be blocked when somebody had just taken them.</summary>
    public int Kept { get; private set; }

    public async Task PlayAsync(int steps)
    {
        await DrainAsync(); // makes the section
        for (var i = 0; i < steps; i++)
        {
            switch (random.Next(9))
            {
                case 0 or 1 or 2:
                    await ReserveAsync();
                    break;
                case 3:
                    Release();
                    break;
                case 4 or 5:
                    await ChangeAsync();
                    break;
                case 6:
                    await DeliverToSeatsAsync();
                    break;
                default:
                    await DeliverToTicketsAsync();
                    break;
            }
        }
    }

    public async Task DrainAsync()
    {
        while (await DeliverToSeatsAsync() | await DeliverToTicketsAsync())
        {
        }
    }

    private async Task ReserveAsync()
    {
        if (await _engine.Plans.RereadAsync(scene.Id, "A") is not { } section)
        {
            return;
        }

        var request = SeatEngine.Best(scene.Id, random.Next(1, 4));
        var record = await _engine.ReserveAsync(section, request);
        if (!record.FoundSeats)
        {
            return;
        }

        _bookings.Add(request);
        _held[request.BookingId] = [.. record.Taken.Select(section.Shape.PositionAt)];
        _toTickets.Enqueue(PlanScene.Incoming(
            Topics.TicketsReserved,
            new SeatUpdatedToReserved(
                request.BookingId, request.BuyerId, scene.Id, "A", _held[request.BookingId], DateTimeOffset.UtcNow, 3_000),
            ContractsJson.Default.SeatUpdatedToReserved));
    }

    private void Release()
    {
        if (_bookings.Count == 0)
        {
            return;
        }

        var booking = _bookings[random.Next(_bookings.Count)].BookingId;
        _bookings.RemoveAll(b => b.BookingId == booking);
        _toTickets.Enqueue(PlanScene.Incoming(
            Topics.TicketsReleased,
            new BookingExpiredReleaseTickets(
                booking, scene.Id, "A", _held[booking], "hold-expired", DateTimeOffset.UtcNow),
            ContractsJson.Default.BookingExpiredReleaseTickets));
    }

    private async Task ChangeAsync()
    {
        var answer = await scene.ChangeAsync(
            plan =>
            {
                var sub = PlanScene.Subsection(plan, 0, 0);
                var rows = (int)sub["rows"]! + (random.Next(4) == 0 ? 1 : 0);
                sub["rows"] = rows;
                var gaps = (sub["unavailable"] as JsonArray ?? []).Select(g => ((int)g!["row"]!, (int)g["seat"]!)).ToHashSet();
                for (var i = random.Next(1, 5); i > 0; i--)
                {
                    var place = (random.Next(1, rows + 1), random.Next(1, 7));
                    if (!gaps.Remove(place))
                    {
                        gaps.Add(place);
                    }
                }

                sub["unavailable"] = PlanScene.Places([.. gaps]);
            },
            "keep");
        Changes += answer.IsSuccessStatusCode ? 1 : 0;
    }

    /// <summary>One message of the outbox; one in three comes again. False when there was none.</summary>
    private async Task<bool> DeliverToSeatsAsync()
    {
        var row = await database.Database.FindAsync<OutboxRow>(
            """
            SELECT id, message_type, convert_from(payload, 'UTF8') AS payload FROM outbox
            WHERE message_key LIKE @Key AND id > @After ORDER BY id LIMIT 1
            """,
            new { Key = $"event-{scene.Id}-section-%", After = _read }, default);
        if (row is null)
        {
            return false;
        }

        _read = row.Id;
        for (var times = random.Next(3) == 0 ? 2 : 1; times > 0; times--)
        {
            await DoAsync(row);
        }

        return true;
    }

    private async Task DoAsync(OutboxRow row)
    {
        switch (row.MessageType)
        {
            case nameof(SeatInitializationCommand):
                await _engine.Initialize.RunAsync(
                    JsonSerializer.Deserialize(row.Payload, ContractsJson.Default.SeatInitializationCommand)!);
                break;
            case nameof(ChangeSeatPlan):
                var change = JsonSerializer.Deserialize(row.Payload, ContractsJson.Default.ChangeSeatPlan)!;
                if (await _engine.ChangePlan.RunAsync(change) is { } changed)
                {
                    Kept += changed.Kept.Count;
                    _toTickets.Enqueue(scene.Applied("A", change.Section.Edition, [.. changed.Kept]));
                }

                break;
            default:
                var release = JsonSerializer.Deserialize(row.Payload, ContractsJson.Default.ReleaseSeat)!;
                var section = (await _engine.Plans.RereadAsync(scene.Id, "A"))!;
                await _engine.Release.RunAsync(
                    section, [new BookingSeats(release.BookingId, release.Seats)]);
                break;
        }
    }

    private async Task<bool> DeliverToTicketsAsync()
    {
        if (!_toTickets.TryDequeue(out var message))
        {
            return false;
        }

        await scene.HandleAsync(random.Next(3) == 0 ? [message, message] : [message]);
        return true;
    }

    private sealed class OutboxRow
    {
        public long Id { get; init; }
        public required string MessageType { get; init; }
        public required string Payload { get; init; }
    }
}
