using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Bookings;

/// <summary>
/// Seats in a jsonb column: positions <c>[[1,5,12],[1,5,13]]</c> (subsection, row, seat), priced seats
/// <c>[[1,5,12,300000]]</c> with the price in minor units. Seats of a table of prices also have the fee that is a part of
/// it, the kind of buyer and the category: <c>[[1,5,12,300000,5000,"child",null]]</c>.
/// </summary>
internal static class SeatsJson
{
    public static string Write(IReadOnlyList<SeatPosition> seats) =>
        Write(seats.Select(s => new long[] { s.Subsection, s.Row, s.Seat }));

    public static string Write(IReadOnlyList<PricedSeat> seats) => seats.All(IsPlain)
        ? Write(seats.Select(s => new long[] { s.Subsection, s.Row, s.Seat, s.PriceMinor }))
        : new JsonArray(
            [.. seats.Select(s => new JsonArray(
                s.Subsection, s.Row, s.Seat, s.PriceMinor, s.FeeMinor, s.Kind, s.Category))]).ToJsonString();

    public static IReadOnlyList<SeatPosition> ReadPositions(string? json) =>
        json is null ? [] : [.. Parse(json).Select(a => new SeatPosition((int)a[0], (int)a[1], (int)a[2]))];

    public static IReadOnlyList<PricedSeat> ReadPriced(string? json) =>
        json is null ? []
        : json.Contains('"') || json.Contains('n') ? ReadKinds(json)
        : [.. Parse(json).Select(a => new PricedSeat((int)a[0], (int)a[1], (int)a[2], a[3]))];

    private static bool IsPlain(PricedSeat seat) => seat is { FeeMinor: 0, Kind: null, Category: null };

    private static List<PricedSeat> ReadKinds(string json) =>
        [.. JsonNode.Parse(json)!.AsArray().Select(s => s!.AsArray()).Select(s => new PricedSeat(
            (int)s[0]!, (int)s[1]!, (int)s[2]!, (long)s[3]!, (long)s[4]!, (string?)s[5], (string?)s[6]))];

    private static string Write(IEnumerable<long[]> seats) =>
        JsonSerializer.Serialize([.. seats], SeatArraysJson.Default.Int64ArrayArray);

    private static long[][] Parse(string json) =>
        JsonSerializer.Deserialize(json, SeatArraysJson.Default.Int64ArrayArray)
        ?? throw new InvalidOperationException("A seats column holds JSON null.");
}

[JsonSerializable(typeof(long[][]))]
internal sealed partial class SeatArraysJson : JsonSerializerContext;
