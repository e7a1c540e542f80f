using System.Net;
using System.Net.Http.Json;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Tickets;

[Collection(DatabaseTests.Name)]
public sealed class SeatRecordTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Tells_every_ticket_that_is_not_available_and_the_bookings_behind()
    {
        var id = await database.NewEventAsync();
        var (held, sold, released) = (new Facts(id, (1, 2), (1, 1)), new Facts(id, (2, 1)), new Facts(id, (2, 2)));
        await database.RecordTickets.HandleAsync(
            [held.Reserved(), sold.Reserved(), sold.Paid(), released.Reserved(), released.Released()], default);

        var record = await ReadAsync(id, "A");

        record.Holds.ShouldContain(h => h.BookingId == held.BookingId && h.Status == SeatStatus.Reserved
            && h.Subsection == 1 && h.Places.SequenceEqual(new[] { 0, 1 }));
        var width = (await database.ScalarAsync<int>(
            "SELECT (subsections->0->>'seatsPerRow')::int FROM event_sections WHERE event_id = $1", id.Value));
        record.Holds.ShouldContain(h => h.BookingId == sold.BookingId && h.Status == SeatStatus.Sold
            && h.Places.SequenceEqual(new[] { width }));
        record.Holds.Count.ShouldBe(2);
        record.Bookings.ToDictionary(b => b.BookingId, b => b.State).ShouldBe(
            new Dictionary<BookingId, RecordedBookingState>
            {
                [held.BookingId] = RecordedBookingState.Reserved,
                [sold.BookingId] = RecordedBookingState.Sold,
                [released.BookingId] = RecordedBookingState.Released,
            },
            ignoreOrder: true);
        record.Bookings.Single(b => b.BookingId == held.BookingId).Seats
            .ShouldBe([new SeatPosition(1, 1, 2), new SeatPosition(1, 1, 1)], "in the order of the first answer");
    }

    [Fact]
    public async Task Another_section_is_empty_and_unknown_ones_are_not_found()
    {
        var id = await database.NewEventAsync();
        using var client = _service.CreateClient();

        (await ReadAsync(id, "A")).Holds.ShouldBeEmpty();

        (await client.GetAsync($"/internal/seat-record/{id}/Z")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/internal/seat-record/x/A")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<SeatRecord> ReadAsync(EventId id, string section)
    {
        using var client = _service.CreateClient();
        return (await client.GetFromJsonAsync(
            $"/internal/seat-record/{id}/{section}", ContractsJson.Default.SeatRecord)).ShouldNotBeNull();
    }
}
