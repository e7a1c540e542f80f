using System.Text.Json;
using System.Text.Json.Serialization;
using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Tickets.RecordTickets;

/// <summary>
/// When a booking came to its seats and let them go, and for how much: what figures count of it besides its seats. What is
/// known once stays, so that a fact that comes again changes nothing; whatever order facts come in, the last is the same.
/// </summary>
/// <param name="ReservedAt">Null while its reservation has not come.</param>
/// <param name="SoldAt">Null while its payment has not come.</param>
/// <param name="ReleasedAt">When it ended without payment.</param>
/// <param name="PaidMinor">What was paid for all of its seats.</param>
/// <param name="Refunds">JSON of column <c>refunds</c>; null when no seat was given back or moved.</param>
/// <param name="IsAllotment">True: its seats are kept for somebody, not held for a payment.</param>
/// <param name="Code">What the seller calls the code of the order; null without one.</param>
/// <param name="SeatPrices">
/// JSON of column <c>seat_prices</c>, a seat each: <c>{"s":"1-5-12","p":300000,"f":5000,"c":"Front"}</c>, price with fee, fee and
/// category; null where the event has neither categories nor fees.
/// </param>
internal sealed record BookingSale(
    DateTimeOffset? ReservedAt = null, DateTimeOffset? SoldAt = null, DateTimeOffset? ReleasedAt = null,
    long? PaidMinor = null, string? Refunds = null, bool IsAllotment = false, string? Code = null,
    string? SeatPrices = null)
{
    public static readonly BookingSale Nothing = new();

    /// <summary>With one more fact.</summary>
    /// <param name="message">The fact.</param>
    /// <param name="givenBack">Seats that it freed for the first time.</param>
    public BookingSale With(TicketMessage message, IReadOnlyList<SeatPosition> givenBack) => message.Fact switch
    {
        TicketFact.Reserved => this with
        {
            ReservedAt = ReservedAt ?? message.At,
            IsAllotment = IsAllotment || message.IsAllotment,
            Code = Code ?? message.Code,
            SeatPrices = SeatPrices ?? PricesOf(message),
        },
        // What was paid is less than what was promised where a code took something off.
        TicketFact.Paid => this with
        {
            SoldAt = SoldAt ?? message.At,
            PaidMinor = PaidMinor ?? message.TotalMinor,
            Code = Code ?? message.Code,
            SeatPrices = PricesOf(message) ?? SeatPrices,
        },
        TicketFact.Released when message.WereSold || message.IsReseat => givenBack.Count == 0
            ? this
            : this with
            {
                Refunds = Append(new(
                    message.At, givenBack.Count, message.RefundedMinor, message.FeeMinor, SeatList.Write(givenBack),
                    message.IsReseat ? true : null)),
            },
        TicketFact.Released => this with { ReleasedAt = ReleasedAt ?? message.At },
        _ => this,
    };

    private static string? PricesOf(TicketMessage message) =>
        message.Prices is not { } prices || prices.Values.All(p => p is { FeeMinor: 0, Category: null })
            ? null
            : JsonSerializer.Serialize(
                [
                    .. prices.Select(p => new SeatSale(
                        SeatList.Write([p.Key]), p.Value.PriceMinor, p.Value.FeeMinor, p.Value.Category)),
                ],
                BookingSaleJson.Default.ListSeatSale);

    private string Append(SeatRefund refund)
    {
        List<SeatRefund> all =
            [.. Refunds is null ? [] : JsonSerializer.Deserialize(Refunds, BookingSaleJson.Default.ListSeatRefund) ?? []];
        all.Add(refund);
        return JsonSerializer.Serialize(all, BookingSaleJson.Default.ListSeatRefund);
    }
}

/// <summary>
/// Seats that were given back together, with the money in minor units; null where an older message does not say. <c>Of</c>: which
/// seats. <c>Moved</c>: they went to another booking with what was paid for them.
/// </summary>
internal sealed record SeatRefund(DateTimeOffset At, int Seats, long? Refunded, long? Fee, string? Of, bool? Moved);

/// <summary>What a seat cost; short names, for there may be fifty of them in a row.</summary>
internal sealed record SeatSale(string S, long P, long F, string? C);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<SeatRefund>))]
[JsonSerializable(typeof(List<SeatSale>))]
internal sealed partial class BookingSaleJson : JsonSerializerContext;
