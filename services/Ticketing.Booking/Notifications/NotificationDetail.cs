using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ticketing.Booking.Notifications;

/// <summary>
/// What a notification says besides event and booking. Stored as JSON, for example
/// <c>{"section":"A","seats":[[1,5,12]],"amount_minor":300000,"currency":"TWD"}</c>. Never a name, an address or a
/// payment token.
/// </summary>
/// <param name="Section">The seats' section.</param>
/// <param name="Seats">Subsection, row and seat of each seat.</param>
/// <param name="AmountMinor">Money paid, or given back, in minor units.</param>
/// <param name="FeeMinor">What was kept of a refund.</param>
/// <param name="Currency">ISO 4217, upper case.</param>
/// <param name="Until">When the hold ends, UTC; of a moved event, when it begins now.</param>
/// <param name="Code">Why a payment failed or money went back, for example <c>card-declined</c>.</param>
/// <param name="Outcome">
/// Of a late payment: <c>retaken</c> or <c>refunded</c>. Of a refused refund: <c>tickets-stay</c>, or
/// <c>owed</c> when the money has no tickets.
/// </param>
/// <param name="ReplacedBy">The booking that has the seats now, of a late payment.</param>
/// <param name="Refunds">What the order promised to give back; null if nothing.</param>
internal sealed record NotificationDetail(
    string? Section = null,
    int[][]? Seats = null,
    long? AmountMinor = null,
    long? FeeMinor = null,
    string? Currency = null,
    DateTimeOffset? Until = null,
    string? Code = null,
    string? Outcome = null,
    Guid? ReplacedBy = null,
    NotedRefunds? Refunds = null)
{
    public static NotificationDetail Parse(string json) =>
        JsonSerializer.Deserialize(json, NotificationDetailJson.Default.NotificationDetail)
        ?? throw new InvalidOperationException("A notification's detail is JSON null.");

    public string ToJson() => JsonSerializer.Serialize(this, NotificationDetailJson.Default.NotificationDetail);
}

/// <summary>What an order promised about refunds, as its confirmation says it.</summary>
internal sealed record NotedRefunds(int FeePercent, DateTimeOffset? Until, DateTimeOffset? FreeUntil);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NotificationDetail))]
internal sealed partial class NotificationDetailJson : JsonSerializerContext;
