using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ticketing.EventTicketing.Tickets.RecordTickets;

/// <summary>
/// When a booking came to its seats and let them go, and for how much: what figures count of it besides its seats. What is
/// known once stays, so that a fact that comes again changes nothing.
/// </summary>
/// <param name="ReservedAt">Null while its reservation has not come.</param>
/// <param name="SoldAt">Null while its payment has not come.</param>
/// <param name="ReleasedAt">When it ended without payment.</param>
/// <param name="PaidMinor">What was paid for all of its seats.</param>
/// <param name="Refunds">JSON of column <c>refunds</c>; null when nothing was refunded.</param>
internal sealed record BookingSale(
    DateTimeOffset? ReservedAt = null, DateTimeOffset? SoldAt = null, DateTimeOffset? ReleasedAt = null,
    long? PaidMinor = null, string? Refunds = null)
{
    public static readonly BookingSale Nothing = new();

    /// <summary>With one more fact.</summary>
    /// <param name="message">The fact.</param>
    /// <param name="givenBack">Seats that it freed for the first time.</param>
    public BookingSale With(TicketMessage message, int givenBack) => message.Fact switch
    {
        TicketFact.Reserved => this with { ReservedAt = ReservedAt ?? message.At },
        TicketFact.Paid => this with
        {
            SoldAt = SoldAt ?? message.At,
            PaidMinor = PaidMinor ?? message.TotalMinor,
        },
        TicketFact.Released when message.WereSold => givenBack == 0
            ? this
            : this with { Refunds = Append(new(message.At, givenBack, message.RefundedMinor, message.FeeMinor)) },
        TicketFact.Released => this with { ReleasedAt = ReleasedAt ?? message.At },
        _ => this,
    };

    private string Append(SeatRefund refund)
    {
        List<SeatRefund> all =
            [.. Refunds is null ? [] : JsonSerializer.Deserialize(Refunds, BookingSaleJson.Default.ListSeatRefund) ?? []];
        all.Add(refund);
        return JsonSerializer.Serialize(all, BookingSaleJson.Default.ListSeatRefund);
    }
}

/// <summary>Seats of one refund, with its money in minor units; null where an older message does not say.</summary>
internal sealed record SeatRefund(DateTimeOffset At, int Seats, long? Refunded, long? Fee);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<SeatRefund>))]
internal sealed partial class BookingSaleJson : JsonSerializerContext;
