using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Reconciling;

/// <summary>The bookings' records of an event in Kvrocks: all that are there, and those made from PostgreSQL.</summary>
internal sealed class ReservationRecords(
    [FromKeyedServices("kvrocks")] IConnectionMultiplexer kvrocks, IOptions<SeatStateOptions> options)
{
    /// <summary>Keys a step of the scan, and commands in flight at once.</summary>
    private const int PageSize = 500;

    /// <summary>
    /// Every record of the event, by a scan of the key space: for operators and for lost state, not for every request.
    /// </summary>
    public async Task<Dictionary<BookingId, ReservationRecord>> ReadAllAsync(
        EventId eventId, CancellationToken cancellation)
    {
        var prefix = (string)KvrocksKeys.Reservation(eventId, default)!;
        prefix = prefix[..(prefix.LastIndexOf(':') + 1)];
        var found = new Dictionary<BookingId, ReservationRecord>();
        var cursor = "0";
        do
        {
            cancellation.ThrowIfCancellationRequested();
            var page = (RedisResult[])(await kvrocks.GetDatabase().ExecuteAsync(
                "SCAN", cursor, "MATCH", prefix + "*", "COUNT", PageSize))!;
            cursor = (string)page[0]!;
            RedisKey[] keys = [.. ((RedisResult[])page[1]!).Select(key => (RedisKey)(string)key!)];
            await ReadAsync(keys, prefix.Length, found);
        }
        while (cursor != "0");

        return found;
    }

    /// <summary>
    /// Makes the records of the bookings of <paramref name="record"/> that have none, so that whatever is
    /// delivered again is answered as before.
    /// </summary>
    public async Task<int> MakeMissingAsync(SectionShape section, SeatRecord record)
    {
        var made = 0;
        foreach (var chunk in record.Bookings.Chunk(PageSize))
        {
            made += (await Task.WhenAll(chunk.Select(booking => kvrocks.GetDatabase().StringSetAsync(
                KvrocksKeys.Reservation(section.EventId, booking.BookingId), TextOf(section, booking),
                options.Value.RecordLifetime, When.NotExists)))).Count(written => written);
        }

        return made;
    }

    /// <summary>
    /// Says that a booking holds nothing any more; its lifetime goes on. For bookings that PostgreSQL calls over:
    /// a release that is delivered late must not free the seats' next holder.
    /// </summary>
    public Task MarkReleasedAsync(EventId eventId, BookingId booking) => kvrocks.GetDatabase().StringSetRangeAsync(
        KvrocksKeys.Reservation(eventId, booking), 0, ReservationRecord.ReleasedLetter);

    /// <summary>
    /// Notes the seats that a booking gave back, as PostgreSQL has them; its lifetime goes on. For the same reason.
    /// </summary>
    public async Task MarkReturnedAsync(SectionShape section, RecordedBooking booking, ReservationRecord kept)
    {
        var key = KvrocksKeys.Reservation(section.EventId, booking.BookingId);
        var text = (string?)await kvrocks.GetDatabase().StringGetAsync(key);
        if (text is not null && ReturnedBy(section, booking).Except(kept.Returned).ToList() is { Count: > 0 } more)
        {
            var missing = new string('|', Math.Max(0, ReservationRecord.MaxParts - 1 - text.Count(c => c == '|')));
            await kvrocks.GetDatabase().StringAppendAsync(key, $"{missing},{SeatPlace.FormatList(more)}");
        }
    }

    private static IEnumerable<SeatPlace> ReturnedBy(SectionShape section, RecordedBooking booking) =>
        (booking.GivenBack ?? []).Select(section.PlaceOf).OfType<SeatPlace>();

    private static string TextOf(SectionShape section, RecordedBooking booking)
    {
        var letter = booking.State switch
        {
            RecordedBookingState.Reserved => ReservationRecord.ReservedLetter,
            RecordedBookingState.Sold => ReservationRecord.SoldLetter,
            RecordedBookingState.Released => ReservationRecord.ReleasedLetter,
            _ => throw new InvalidOperationException($"Unknown state {booking.State} of {booking.BookingId}."),
        };
        var places = booking.Seats.Select(section.PlaceOf).OfType<SeatPlace>();
        return $"{letter}|{booking.At.ToUnixTimeMilliseconds()}||{SeatPlace.FormatList(places)}||{section.Name}||"
            + SeatPlace.FormatList(ReturnedBy(section, booking));
    }

    private async Task ReadAsync(RedisKey[] keys, int prefix, Dictionary<BookingId, ReservationRecord> found)
    {
        var texts = keys.Length == 0 ? [] : await kvrocks.GetDatabase().StringGetAsync(keys);
        for (var i = 0; i < texts.Length; i++)
        {
            if (!texts[i].IsNull)
            {
                found[BookingId.Parse(((string)keys[i]!)[prefix..], null)] = ReservationRecord.Parse((string)texts[i]!);
            }
        }
    }
}
