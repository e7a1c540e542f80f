using System.Text.Json;
using Ticketing.Booking.Orders.RecordSeatAnswers;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Waitlist;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.Messaging.Publishing;

namespace Ticketing.Booking.Tests.Waitlist;

/// <summary>
/// The other end of the outbox: answers seat requests as the engine does (all or nothing, each booking once) and takes
/// released seats back. The system tests run the same against the real engine.
/// </summary>
internal sealed class TestSeats(WaitlistDirectory events) : ISeatMap
{
    private readonly Dictionary<(string Section, SeatPosition Seat), Guid> _taken = [];
    private readonly Lock _lock = new();
    private long _read;
    private int _offset;

    /// <summary>Whoever holds everything at the start.</summary>
    public static readonly Guid Others = Guid.NewGuid();

    /// <summary>An engine from before orders named their price: it answers the price of the moment.</summary>
    public bool IsOlder { get; set; }

    public void SellOut()
    {
        foreach (var section in events.Entry.Sections)
        {
            foreach (var seat in All(section))
            {
                _taken[(section.Name, seat)] = Others;
            }
        }
    }

    /// <summary>An ordinary booking gives seats of row 1 back.</summary>
    public void Free(string section, params int[] seats) => Free(section, seats.Select(n => new SeatPosition(1, 1, n)));

    public void Free(string section, IEnumerable<SeatPosition> seats)
    {
        lock (_lock)
        {
            foreach (var seat in seats)
            {
                _taken.Remove((section, seat));
            }
        }
    }

    /// <summary>An ordinary booking takes a seat before the waitlist can.</summary>
    public void Take(string section, int seat) => _taken[(section, new SeatPosition(1, 1, seat))] = Others;

    public Guid? OwnerOf(string section, SeatPosition seat) =>
        _taken.TryGetValue((section, seat), out var owner) ? owner : null;

    public List<(string Section, SeatPosition Seat)> HeldByOthers()
    {
        lock (_lock)
        {
            return [.. _taken.Where(t => t.Value == Others).Select(t => t.Key)];
        }
    }

    public Task<IReadOnlyDictionary<string, int>> CountAsync(EventId eventId, CancellationToken ct)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyDictionary<string, int>>(
                events.Entry.Sections.ToDictionary(s => s.Name, s => FreeOf(s).Count()));
        }
    }

    public Task<IReadOnlyDictionary<SeatPool, FreeSeats>> ReadAsync(
        EventId eventId, SectionPlan section, CancellationToken ct)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyDictionary<SeatPool, FreeSeats>>(FreeSeats.Of(section, [.. FreeOf(section)]));
        }
    }

    /// <summary>Handles what the outbox has had since the last call, and brings the answers.</summary>
    public async Task PumpAsync(BookingHost host)
    {
        var answers = new List<IncomingMessage>();
        await using (var command = host.Database.CreateCommand(
            "SELECT id, message_type, payload, bundled FROM outbox WHERE id > $1 ORDER BY id"))
        {
            command.Parameters.Add(new() { Value = _read });
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                _read = reader.GetInt64(0);
                int? bundled = await reader.IsDBNullAsync(3) ? null : reader.GetInt32(3);
                foreach (var payload in Bundle.Payloads(reader.GetFieldValue<byte[]>(2), bundled))
                {
                    lock (_lock)
                    {
                        Handle(reader.GetString(1), payload.ToArray(), answers);
                    }
                }
            }
        }
        if (answers.Count > 0)
        {
            await host.Get<IMessageBatchHandler>().HandleAsync(answers, CancellationToken.None);
        }
    }

    private void Handle(string type, byte[] payload, List<IncomingMessage> answers)
    {
        if (type == nameof(TicketReservedRequest))
        {
            var asked = JsonSerializer.Deserialize(payload, ContractsJson.Default.TicketReservedRequest)!;
            // Ordinary orders for the best seats stay unanswered: nothing here is about them.
            if (asked.Mode == SeatSelectionMode.Manual)
            {
                answers.Add(Answer(asked));
            }
        }
        else if (type == nameof(BookingExpiredReleaseTickets))
        {
            var released = JsonSerializer.Deserialize(payload, ContractsJson.Default.BookingExpiredReleaseTickets)!;
            foreach (var seat in released.Seats)
            {
                if (_taken.GetValueOrDefault((released.Section, seat)) == released.BookingId.Value)
                {
                    _taken.Remove((released.Section, seat));
                }
            }
        }
    }

    private IncomingMessage Answer(TicketReservedRequest asked)
    {
        var price = (IsOlder ? null : asked.PriceMinor) ?? events.Entry.Find(asked.Section)!.PriceMinor;
        var prices = asked.Prices?.PriceSeats(events.Entry.Find(asked.Section)!, asked.Seats, asked.Seats);
        if (asked.Seats.Any(s => _taken.TryGetValue((asked.Section, s), out var by) && by != asked.BookingId.Value))
        {
            return Message(Topics.BookingFailed, asked, "failed", JsonSerializer.SerializeToUtf8Bytes(
                new BookingUpdatedToFailed(
                    asked.BookingId, asked.BuyerId, asked.EventId, ReservationFailureCodes.SeatTaken, [],
                    asked.RequestedAt),
                ContractsJson.Default.BookingUpdatedToFailed));
        }
        foreach (var seat in asked.Seats)
        {
            _taken[(asked.Section, seat)] = asked.BookingId.Value;
        }
        return Message(Topics.BookingPendingPayment, asked, "pending-payment", JsonSerializer.SerializeToUtf8Bytes(
            new BookingUpdatedToPendingPayment(
                asked.BookingId, asked.BuyerId, asked.EventId, asked.Section,
                [.. asked.Seats.Select((s, i) => prices is null
                    ? new PricedSeat(s.Subsection, s.Row, s.Seat, price)
                    : new PricedSeat(
                        s.Subsection, s.Row, s.Seat, prices[i].PriceMinor, prices[i].FeeMinor, prices[i].Kind,
                        prices[i].Category))], [],
                asked.RequestedAt),
            ContractsJson.Default.BookingUpdatedToPendingPayment));
    }

    private IncomingMessage Message(TopicKind kind, TicketReservedRequest asked, string what, byte[] payload) => new()
    {
        Topic = kind.In(events.Entry.Channel),
        Kind = kind,
        Channel = events.Entry.Channel,
        Partition = 0,
        Offset = _offset++,
        Key = "event-1",
        MessageId = MessageIds.Derive(asked.BookingId, what),
        Type = "",
        Payload = payload,
    };

    private IEnumerable<SeatPosition> FreeOf(SectionPlan section) =>
        All(section).Where(s => !_taken.ContainsKey((section.Name, s)));

    private static IEnumerable<SeatPosition> All(SectionPlan section) =>
        from sub in section.Subsections
        from row in Enumerable.Range(1, sub.Rows)
        from seat in Enumerable.Range(1, sub.SeatsPerRow)
        select new SeatPosition(sub.Number, row, seat);
}
