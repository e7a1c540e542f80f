using System.Net;
using System.Text;
using System.Text.Json;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>
/// What event-ticketing answers about the seats of section A, kept by the test as PostgreSQL would keep it. That the
/// real endpoint answers so from a real database is tested with event-ticketing.
/// </summary>
internal sealed class TicketRecord(EventId eventId) : HttpMessageHandler
{
    private readonly Dictionary<BookingId, RecordedBooking> _bookings = [];
    private readonly Dictionary<int, int> _widths = [];

    /// <summary>Nobody answers.</summary>
    public bool IsAway { get; set; }

    /// <summary>Called at every question, before the answer is made.</summary>
    public Func<Task> OnRead { get; set; } = () => Task.CompletedTask;

    public void Record(LiveSection section, BookingId booking, RecordedBookingState state, params int[][] seats)
    {
        foreach (var subsection in section.Shape.Subsections)
        {
            _widths[subsection.Number] = subsection.SeatsPerRow;
        }

        var positions = seats.Length == 0
            ? _bookings[booking].Seats
            : [.. seats.Select(s => new SeatPosition(s[0], s[1], s[2]))];
        _bookings[booking] = new RecordedBooking(booking, state, positions, DateTimeOffset.UtcNow);
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsAway)
        {
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        }

        await OnRead();
        var section = request.RequestUri!.Segments[^1];
        var json = JsonSerializer.Serialize(
            section == "A" ? Answer() : new SeatRecord(eventId, section, DateTimeOffset.UtcNow, [], []),
            ContractsJson.Default.SeatRecord);
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
    }

    private SeatRecord Answer() => new(
        eventId, "A", DateTimeOffset.UtcNow,
        [
            .. _bookings.Values.Where(b => b.State != RecordedBookingState.Released).SelectMany(b => b.Seats
                .GroupBy(s => s.Subsection)
                .Select(s => new RecordedHold(
                    s.Key, b.BookingId, (SeatStatus)(int)b.State,
                    [.. s.Select(p => ((p.Row - 1) * _widths[s.Key]) + p.Seat - 1)]))),
        ],
        [.. _bookings.Values]);
}
